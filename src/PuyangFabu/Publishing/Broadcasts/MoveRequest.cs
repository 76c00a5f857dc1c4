namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>What may come with any move of a broadcast.</summary>
public record MoveRequest
{
    public const int LongestComment = 500;

    /// <summary>The revision that was read; refused when it is no longer that one.</summary>
    public long? Revision { get; init; }

    /// <summary>The content hash that was read; refused when the content is another now.</summary>
    public string? ContentHash { get; init; }

    public string? Comment { get; init; }
}
