using System.Diagnostics.CodeAnalysis;
using PuyangFabu.Content.Articles.Works;

namespace PuyangFabu.Content.Articles;

/// <summary>The public face of an article (稿件): what pages, search and replies read. What editors work on is <see cref="ArticleWork"/>.</summary>
public sealed record Article : ArticleDocument
{
    public Article()
    {
    }

    /// <summary>A face with this content.</summary>
    [SetsRequiredMembers]
    public Article(ArticleDocument content, string status)
        : base(content) => Status = status;

    public long Id { get; init; }

    /// <summary>The name another system knows it by; importing the same one again updates the article.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Plain text of the body, for search and digests.</summary>
    public string BodyText { get; init; } = "";

    /// <summary>One of <see cref="ArticleStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>SHA-256 (hex) over everything a reader sees.</summary>
    public string ContentHash { get; init; } = "";

    public long Revision { get; init; } = 1;

    public long? WithdrawnMs { get; init; }

    public string WithdrawnNote { get; init; } = "";

    public long CreatedMs { get; init; }

    public long UpdatedMs { get; init; }
}

/// <summary>States of an article's public face as stored. Only a published one is public.</summary>
public static class ArticleStatus
{
    /// <summary>Never published; the row holds nothing but its names.</summary>
    public const string Draft = "draft";

    public const string Published = "published";
    public const string Withdrawn = "withdrawn";
}
