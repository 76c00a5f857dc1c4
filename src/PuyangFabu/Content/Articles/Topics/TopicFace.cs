namespace PuyangFabu.Content.Articles.Topics;

/// <summary>Of the public face of an article what topics need to know: without its text, which may be long.</summary>
public sealed record TopicFace
{
    public required long Id { get; init; }

    public string ExternalId { get; init; } = "";

    /// <summary>That readers get, or got last; empty for one that they never got.</summary>
    public required string Title { get; init; }

    /// <summary>One of <see cref="ArticleStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>The outline as it is kept; empty for an article that is no topic.</summary>
    public required string Topic { get; init; }
}
