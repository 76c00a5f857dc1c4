namespace PuyangFabu.Content.Articles;

/// <summary>What a list, a news card or a link needs of an article.</summary>
public sealed record ArticleHeadline
{
    public required long Id { get; init; }

    public required long BoardId { get; init; }

    public required string Title { get; init; }

    public string Digest { get; init; } = "";

    public string CoverUrl { get; init; } = "";

    /// <summary>What a card shows of the cover at 2.35:1; empty: its middle.</summary>
    public string CoverCropWide { get; init; } = "";

    public bool Sample { get; init; }

    public required long PublishedMs { get; init; }
}

/// <summary>What a write of a public face tells of it.</summary>
internal sealed record ArticleFaceRow
{
    public long Id { get; init; }

    public long Revision { get; init; }

    public long? PublishedMs { get; init; }

    public string Status { get; init; } = "";

    public string ContentHash { get; init; } = "";
}
