using AngleSharp;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>
/// Parses HTML within bounds that an article never meets. A parser builds what it is told, and much of what it and its
/// readers do takes a time that grows with the depth times, or the square of, what is there: the bounds keep every text
/// that is taken under a second of one processor.
/// </summary>
internal static class BoundedHtml
{
    /// <summary>Start tags, end tags, comments: everything that begins like one.</summary>
    private const int MostTags = 50_000;

    private const int MostAttributesOfAnElement = 100;

    private static readonly Configuration Parsing = new();

    /// <returns>The body that holds the parsed HTML, in a document of its own.</returns>
    /// <exception cref="ArticleBodyException">More tags, attributes, depth or elements than the bounds allow.</exception>
    /// <exception cref="OperationCanceledException">The caller has left.</exception>
    public static IHtmlElement Parse(string html, CancellationToken cancellation)
    {
        CountTags(html);
        var budget = new ElementBudget(cancellation);
        var options = new HtmlParserOptions
        {
            // Past its own limit the parser lifts elements out of each other in silence; here the author is told.
            MaximumDepth = int.MaxValue,
            OnCreated = (element, _) => budget.Created(element),
            ShouldEmitAttribute = static (ref token, _) => token.Attributes.Count < MostAttributesOfAnElement
                ? true
                : throw new ArticleBodyException($"正文的 HTML 里有属性超过 {MostAttributesOfAnElement} 个的标签"),
        };
        var parser = new HtmlParser(options, BrowsingContext.New(Parsing));
        var document = parser.ParseDocument("");
        var body = (IHtmlElement)document.Body!;
        var nodes = parser.ParseFragment(html, body);
        body.Append([.. nodes]);
        return body;
    }

    private static void CountTags(ReadOnlySpan<char> html)
    {
        var count = 0;
        for (var at = html.IndexOf('<'); at >= 0; at = html.IndexOf('<'))
        {
            html = html[(at + 1)..];
            if (!html.IsEmpty && (char.IsAsciiLetter(html[0]) || html[0] is '/' or '!' or '?') && ++count > MostTags)
            {
                throw new ArticleBodyException($"正文的 HTML 标签太多（最多 {MostTags} 个）");
            }
        }
    }
}
