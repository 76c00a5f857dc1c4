using AngleSharp.Dom;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Publishing.Materials.Bodies;

/// <summary>
/// Makes of an article's HTML what WeChat keeps of HTML, so that nothing is lost there unseen: no scripts, styles, frames
/// or forms, no attribute but the few that mean something, every link absolute.
/// </summary>
public sealed class DraftMarkup(PublicUrls urls)
{
    private const string Dropped =
        "script,style,title,meta,link,base,noscript,noframes,noembed,template,applet,svg,math,canvas,input,button,select,textarea,datalist,dialog";

    private static readonly HashSet<string> Kept = new(
        [
            "h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "div", "section", "figure", "figcaption",
            "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
            "a", "img", "b", "strong", "i", "em", "u", "s", "del", "ins", "mark", "small", "sub", "sup", "code", "q", "cite", "span",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> KeptAttributes = new(
        ["href", "src", "alt", "colspan", "rowspan", "start", FootnoteLinks.MiniProgramAppId, FootnoteLinks.MiniProgramPath], StringComparer.OrdinalIgnoreCase);

    /// <param name="html">An article's safe HTML; every thread may call this at any time.</param>
    /// <param name="linkFootnotes">Put footnotes in the place of links that WeChat does not open.</param>
    /// <exception cref="Content.Articles.Bodies.ArticleBodyException">The HTML is beyond the bounds of <see cref="BoundedHtml"/>: made before they were.</exception>
    public DraftBody Of(string html, bool linkFootnotes = false)
    {
        var body = BoundedHtml.Parse(html, CancellationToken.None);
        var notes = EmbeddedMedia.Replace(body, Absolute);
        foreach (var element in body.QuerySelectorAll(Dropped).ToList())
        {
            element.Remove();
        }

        foreach (var comment in body.Descendants<IComment>().ToList())
        {
            comment.Remove();
        }

        foreach (var element in body.QuerySelectorAll("*").ToList())
        {
            Clean(element);
        }

        var outside = FootnoteLinks.In(body);
        if (linkFootnotes)
        {
            FootnoteLinks.ToFootnotes(body);
        }

        return new DraftBody(body, notes, outside);
    }

    private void Clean(IElement element)
    {
        if (!Kept.Contains(element.LocalName))
        {
            element.Replace([.. element.ChildNodes]);
            return;
        }

        var side = SideOf(element);
        foreach (var attribute in element.Attributes.Where(static attribute => !KeptAttributes.Contains(attribute.Name)).ToList())
        {
            element.RemoveAttribute(attribute.Name);
        }

        if (side is not null)
        {
            element.SetAttribute("style", $"{DraftBody.SideStyle}{side}");
        }

        switch (element.LocalName)
        {
            case "a":
                Link(element);
                break;
            case "img":
                Picture(element);
                break;
        }
    }

    // WeChat knows none of our classes, and keeps this style.
    private static string? SideOf(IElement element) =>
        element.ClassList.Contains(BodyAlignment.Center) ? "center"
        : element.ClassList.Contains(BodyAlignment.Right) ? "right"
        : element.ClassList.Contains(BodyAlignment.Left) ? "left"
        : null;

    private void Link(IElement link)
    {
        if (Absolute(link.GetAttribute("href") ?? "") is { } target)
        {
            link.SetAttribute("href", target);
        }
        else
        {
            link.Replace([.. link.ChildNodes]);
        }
    }

    // Width and height of the original say nothing about a phone.
    private static void Picture(IElement picture)
    {
        if (string.IsNullOrWhiteSpace(picture.GetAttribute("src")))
        {
            picture.Remove();
            return;
        }

        picture.SetAttribute("style", "max-width:100%;height:auto");
    }

    /// <summary>Null for what cannot be opened from a chat.</summary>
    private string? Absolute(string address) =>
        address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) ? urls.To(address)
        : Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "tel" ? address
        : null;
}
