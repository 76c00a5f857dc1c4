namespace PuyangFabu.Publishing.Publications;

/// <summary>An article of a publication as operators see it.</summary>
/// <param name="Url">Where it is at WeChat; null until it is published.</param>
public sealed record PublicationArticleView(long ArticleId, long Version, string ContentHash, string Title, string? Url);
