namespace PuyangFabu.Content.Search;

/// <summary>What the index keeps of a published article.</summary>
public sealed record SearchDocument
{
    public long Id { get; init; }

    public string Title { get; init; } = string.Empty;

    public string Digest { get; init; } = string.Empty;

    /// <summary>Plain text without markup.</summary>
    public string Body { get; init; } = string.Empty;

    /// <summary>The editors' keywords, separated by blanks or commas.</summary>
    public string Keywords { get; init; } = string.Empty;

    public string BoardName { get; init; } = string.Empty;

    /// <summary>When it was published, UTC milliseconds since 1970.</summary>
    public long PublishedAtMs { get; init; }
}
