namespace PuyangFabu.Content.Checks.Words;

/// <summary>A word list without its words.</summary>
public sealed record WordListSummary
{
    public required string Name { get; init; }

    /// <summary>How many rules it has.</summary>
    public required long Rules { get; init; }

    /// <summary>How many of them are switched on.</summary>
    public required long Enabled { get; init; }

    public required long UpdatedMs { get; init; }
}
