namespace PuyangFabu.Sandbox.Platform.Articles;

/// <summary>An article with a page of its own.</summary>
/// <param name="Id">Stands in the page's address.</param>
/// <param name="Preview">Shown to one phone only, before it was sent.</param>
internal sealed record StoredArticle(string Id, PlatformArticle Article, DateTimeOffset PublishedAt, bool Preview);
