namespace PuyangFabu.Articles;

/// <summary>States of an article as stored.</summary>
public static class ArticleStatus
{
    public const string Published = "published";
    public const string Withdrawn = "withdrawn";
}
