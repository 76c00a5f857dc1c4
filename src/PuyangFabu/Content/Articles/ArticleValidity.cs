namespace PuyangFabu.Content.Articles;

/// <summary>Whether what an article tells still holds (有效性); what no longer does is marked on its page.</summary>
public static class ArticleValidity
{
    /// <summary>Stored as the empty text: nearly every article is valid.</summary>
    public const string Valid = "有效";

    public const string Amended = "已修改";
    public const string Repealed = "已废止";

    public static IReadOnlyList<string> All { get; } = [Valid, Amended, Repealed];

    /// <summary>The validity as it is stored.</summary>
    public static string Stored(string validity) => validity == Valid ? "" : validity;

    /// <summary>The validity as people read it.</summary>
    public static string Shown(string stored) => stored.Length == 0 ? Valid : stored;
}
