namespace PuyangFabu.Content.Articles;

/// <summary>States of an article's public face as stored. Only a published one is public.</summary>
public static class ArticleStatus
{
    /// <summary>Never published; the row holds nothing but its names.</summary>
    public const string Draft = "draft";

    public const string Published = "published";
    public const string Withdrawn = "withdrawn";
}
