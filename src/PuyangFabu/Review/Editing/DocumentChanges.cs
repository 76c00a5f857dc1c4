using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Works;

namespace PuyangFabu.Review.Editing;

/// <summary>Which fields two versions of an article differ in, by the names that calls use.</summary>
public static class DocumentChanges
{
    private static readonly (string Name, Func<ArticleDocument, string> Text)[] Fields =
    [
        ("title", static document => document.Title),
        ("subtitle", static document => document.Subtitle),
        ("board", static document => document.BoardSlugs.Split('\n')[0]),
        ("furtherBoards", static document => string.Join('\n', document.BoardSlugs.Split('\n').Skip(1))),
        ("digest", static document => document.Digest),
        ("body", static document => document.BodySource),
        ("bodyFormat", static document => document.BodyFormat),
        ("bodyHtml", static document => document.BodyHtml),
        ("coverUrl", static document => document.CoverUrl),
        ("author", static document => document.Author),
        ("editor", static document => document.Editor),
        ("source", static document => document.Source),
        ("sourceUrl", static document => document.SourceUrl),
        ("originalTitle", static document => document.OriginalTitle),
        ("originalAuthor", static document => document.OriginalAuthor),
        ("keywords", static document => document.Keywords),
        ("kind", static document => document.Kind),
        ("validity", static document => ArticleValidity.Shown(document.Validity)),
        ("aiAssisted", static document => document.AiAssisted ? "是" : "否"),
        ("sample", static document => document.Sample ? "是" : "否"),
        ("publishedAt", static document => document.PublishedMs is { } time ? Foundation.Storage.UnixMilliseconds.ToChinaTime(time).ToString("O") : ""),

        // Their times come with being published and are no change.
        ("correction", static document => string.Join('\n', Correction.Read(document.Corrections).Select(static correction => correction.Text))),
    ];

    public static IReadOnlyList<string> Between(ArticleDocument old, ArticleDocument current) =>
        [.. Pairs(old, current).Where(static pair => pair.Old != pair.New).Select(static pair => pair.Name)];

    /// <summary>Every field with its text in both.</summary>
    public static IEnumerable<(string Name, string Old, string New)> Pairs(ArticleDocument old, ArticleDocument current) =>
        Fields.Select(field => (field.Name, field.Text(old), field.Text(current)));
}
