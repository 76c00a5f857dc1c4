namespace PuyangFabu.Publications;

/// <summary>One article of a publication, in exactly one version.</summary>
public sealed record PublicationArticle
{
    public long PublicationId { get; init; }

    /// <summary>From 0.</summary>
    public long Position { get; init; }

    public required long ArticleId { get; init; }

    public required long Version { get; init; }

    public required string ContentHash { get; init; }

    public required string Title { get; init; }
}
