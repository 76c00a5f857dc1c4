namespace PuyangFabu.Tests.Hosting;

/// <summary>Tests that start the program run one after the other, since each needs a processor, but beside all others.</summary>
[CollectionDefinition(Name)]
public sealed class ProcessCollection
{
    public const string Name = "processes";
}
