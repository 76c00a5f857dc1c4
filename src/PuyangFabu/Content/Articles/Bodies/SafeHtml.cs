using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>
/// Any HTML to the little HTML that an article needs. What is not on the list below goes away; the words in an unknown
/// element stay. One sanitizer serves all threads: it is only read after it was set up.
/// </summary>
internal static class SafeHtml
{
    private static readonly HtmlSanitizer Sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>(
            [
                "h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "div", "section", "figure", "figcaption",
                "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
                "a", "img", "b", "strong", "i", "em", "u", "s", "del", "ins", "mark", "small", "sub", "sup", "code", "q", "cite", "span",
            ],
            StringComparer.OrdinalIgnoreCase),
        AllowedAttributes = new HashSet<string>(
            [
                "href", "src", "alt", "title", "colspan", "rowspan", "scope", "start", "class",

                // Of a link to a mini program, which WeChat's articles open; a browser follows the href.
                "data-miniprogram-appid", "data-miniprogram-path",
            ],
            StringComparer.OrdinalIgnoreCase),
        AllowedClasses = new HashSet<string>(BodyAlignment.Classes, StringComparer.Ordinal),
        UriAttributes = new HashSet<string>(["href", "src"], StringComparer.OrdinalIgnoreCase),
        AllowedSchemes = new HashSet<string>(["http", "https", "mailto", "tel"], StringComparer.OrdinalIgnoreCase),
    })
    {
        KeepChildNodes = true,
    };

    /// <param name="sourceUrl">The page that the text comes from, which relative addresses start from; empty when it comes from none.</param>
    /// <exception cref="ArticleBodyException">The HTML is beyond the bounds of <see cref="BoundedHtml"/>.</exception>
    /// <exception cref="OperationCanceledException">The caller has left.</exception>
    public static ArticleBody From(string html, string sourceUrl = "", CancellationToken cancellation = default)
    {
        var body = BoundedHtml.Parse(html, cancellation);
        var addresses = BodyAddresses.Of(body, sourceUrl);
        var losses = new BodyLosses();
        BodyPictures.Apply(body, addresses, losses);
        BodyLinks.Apply(body, addresses, losses);
        LostMedia.Find(body, addresses, losses);
        DroppedElements.Remove(body);
        BodyAlignment.Apply(body);
        Sanitizer.SanitizeDom((IHtmlDocument)body.Owner!, body);
        LooseWords.Apply(body);
        SafeLinks.Apply(body, losses);
        HeadingLevels.Shift(body);
        var text = PlainText.Of(body);
        return new ArticleBody(body.InnerHtml, text) { Prose = body.QuerySelector("table") is null ? text : PlainText.Of(body, tables: false), Lost = losses.ToList() };
    }
}
