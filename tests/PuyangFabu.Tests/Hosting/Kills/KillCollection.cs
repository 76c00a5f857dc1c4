namespace PuyangFabu.Tests.Hosting.Kills;

/// <summary>Tests that kill the program run one after the other, since each needs a processor, but beside all others: most of their time they wait.</summary>
[CollectionDefinition(Name)]
public sealed class KillCollection
{
    public const string Name = "kills";
}
