namespace PuyangFabu.Foundation.Storage;

/// <summary>How a database is.</summary>
public sealed record DatabaseFacts
{
    /// <summary>Number of its newest migration; 0 for an empty database.</summary>
    public required int Migration { get; init; }

    public required long SizeBytes { get; init; }

    /// <summary>What the database's own machine takes the time to be; null where it is this machine.</summary>
    public required long? ServerTimeMs { get; init; }

    /// <summary>What is damaged, in the database's words; null when nothing is, or when it has no such check.</summary>
    public required string? Damage { get; init; }

    /// <summary>True when readers and the writer do not wait for each other.</summary>
    public required bool ReadsBesideWrites { get; init; }
}
