namespace PuyangFabu.Foundation.Storage;

/// <summary>One entry of the change feed: this thing is not what it was.</summary>
public sealed record ContentChange
{
    public required long Sequence { get; init; }

    /// <summary>One of <see cref="ContentKind"/>.</summary>
    public required string Kind { get; init; }

    public required long EntityId { get; init; }
}
