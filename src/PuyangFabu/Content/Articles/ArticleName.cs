namespace PuyangFabu.Content.Articles;

/// <summary>An article by its names, without what it says.</summary>
public sealed record ArticleName
{
    public required long Id { get; init; }

    public required string ExternalId { get; init; }

    /// <summary>That readers get, or got last; empty for one that they never got.</summary>
    public required string Title { get; init; }

    /// <summary>One of <see cref="ArticleStatus"/>.</summary>
    public required string Status { get; init; }
}
