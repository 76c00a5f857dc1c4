namespace PuyangFabu.Articles;

/// <summary>An article (稿件) with everything that is stored of it.</summary>
public sealed record Article
{
    public long Id { get; init; }

    /// <summary>The name another system knows it by; importing the same one again updates the article.</summary>
    public string? ExternalId { get; init; }

    public required long BoardId { get; init; }

    public required string Title { get; init; }

    public string Digest { get; init; } = "";

    /// <summary>The text as its author wrote it, in <see cref="BodyFormat"/>.</summary>
    public string BodySource { get; init; } = "";

    /// <summary><c>markdown</c> or <c>html</c>.</summary>
    public string BodyFormat { get; init; } = "markdown";

    /// <summary>Sanitised HTML made from <see cref="BodySource"/>; the only form that is ever shown.</summary>
    public string BodyHtml { get; init; } = "";

    /// <summary>Plain text of the body, for search and digests.</summary>
    public string BodyText { get; init; } = "";

    public string CoverUrl { get; init; } = "";

    public string Author { get; init; } = "";

    /// <summary>责任编辑.</summary>
    public string Editor { get; init; } = "";

    public string Source { get; init; } = "";

    public string SourceUrl { get; init; } = "";

    /// <summary>Keywords, one a line.</summary>
    public string Keywords { get; init; } = "";

    /// <summary>One of <see cref="ArticleStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>True for content made up to show the product; pages mark it 示例.</summary>
    public bool Sample { get; init; }

    /// <summary>SHA-256 (hex) over everything a reader sees.</summary>
    public string ContentHash { get; init; } = "";

    public long Revision { get; init; } = 1;

    public long? PublishedMs { get; init; }

    public long? WithdrawnMs { get; init; }

    public string WithdrawnNote { get; init; } = "";

    public long CreatedMs { get; init; }

    public long UpdatedMs { get; init; }
}
