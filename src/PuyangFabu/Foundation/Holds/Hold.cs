namespace PuyangFabu.Foundation.Holds;

/// <summary>Something that waits until a person says that it may go on.</summary>
public sealed record Hold
{
    public required string Name { get; init; }

    /// <summary>Why, in Chinese.</summary>
    public required string Reason { get; init; }

    public long SinceMs { get; init; }
}
