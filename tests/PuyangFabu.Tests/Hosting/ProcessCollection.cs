namespace PuyangFabu.Tests.Hosting;

/// <summary>Tests that start the program run alone: how soon it answers must not depend on what else is tested.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessCollection
{
    public const string Name = "processes";
}
