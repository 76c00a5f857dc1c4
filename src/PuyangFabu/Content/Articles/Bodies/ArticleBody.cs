using PuyangFabu.Content.Checks;

namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>An article's text as readers get it, made from what its author wrote.</summary>
/// <param name="Html">Sanitised; safe to put into a page as it is. Its highest heading is <c>h2</c>, the page's title being <c>h1</c>.</param>
/// <param name="Text">The words alone, one paragraph or table row a line.</param>
public sealed record ArticleBody(string Html, string Text)
{
    public const string Markdown = "markdown";
    public const string RawHtml = "html";

    /// <summary>The words without those of tables, whose cells in a row are no sentence.</summary>
    public string Prose { get; init; } = Text;

    /// <summary>What its author put there and is not in <see cref="Html"/>, in the order of the text.</summary>
    public IReadOnlyList<LostContent> Lost { get; init; } = [];

    public static ArticleBody Empty { get; } = new("", "");

    /// <summary>Every thread may call this at any time.</summary>
    /// <param name="format"><see cref="Markdown"/>, in which HTML is allowed too, or <see cref="RawHtml"/>.</param>
    /// <exception cref="ArticleBodyException">The text is nested too deeply, or has too much mark-up, to be a page.</exception>
    /// <exception cref="OperationCanceledException">The caller has left.</exception>
    public static ArticleBody Of(string format, string source, CancellationToken cancellation = default) => Of(format, source, "", cancellation);

    /// <summary>Every thread may call this at any time.</summary>
    /// <param name="format"><see cref="Markdown"/>, in which HTML is allowed too, or <see cref="RawHtml"/>.</param>
    /// <param name="sourceUrl">The page that the text comes from, which relative addresses start from; empty when it comes from none.</param>
    /// <exception cref="ArticleBodyException">The text is nested too deeply, or has too much mark-up, to be a page.</exception>
    /// <exception cref="OperationCanceledException">The caller has left.</exception>
    public static ArticleBody Of(string format, string source, string sourceUrl, CancellationToken cancellation = default)
    {
        if (string.IsNullOrWhiteSpace(source))
        {
            return Empty;
        }

        return format switch
        {
            RawHtml => SafeHtml.From(source, sourceUrl, cancellation),
            Markdown => PlainParagraphs.TryRender(source) ?? SafeHtml.From(MarkdownHtml.Render(source), sourceUrl, cancellation),
            _ => throw new ArgumentException($"Unknown body format '{format}'.", nameof(format)),
        };
    }
}
