using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Works;

namespace PuyangFabu.Review.Editing;

/// <summary>Which fields two versions of an article differ in, by the names that calls use.</summary>
public static class DocumentChanges
{
    public static IReadOnlyList<string> Between(ArticleDocument old, ArticleDocument current) =>
        [.. Pairs(old, current).Where(static pair => pair.Old != pair.New).Select(static pair => pair.Name)];

    /// <summary>Every field with its text in both.</summary>
    public static IEnumerable<(string Name, string Old, string New)> Pairs(ArticleDocument old, ArticleDocument current) =>
        ArticleField.All.Select(field => (field.Name, field.Shown(old), field.Shown(current)));
}
