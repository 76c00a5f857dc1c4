using AngleSharp.Dom;

namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>Names pictures of other sites in the places where pages may not show them, so that nobody takes a gap for nothing.</summary>
public static class PictureNotes
{
    /// <param name="html">A sanitised body.</param>
    /// <param name="pathHere">The path of a picture of this site; null for one of another.</param>
    public static string InPlaceOfOutside(string html, Func<string, string?> pathHere)
    {
        if (!html.Contains("<img", StringComparison.OrdinalIgnoreCase))
        {
            return html;
        }

        var body = BoundedHtml.Parse(html, CancellationToken.None);
        foreach (var image in body.QuerySelectorAll("img").ToList())
        {
            var address = image.GetAttribute("src") ?? "";
            if (pathHere(address) is { } path)
            {
                image.SetAttribute("src", path);
            }
            else
            {
                image.Replace(NoteOf(image, address));
            }
        }

        return body.InnerHtml;
    }

    private static INode NoteOf(IElement image, string address)
    {
        var document = image.Owner!;
        var named = image.GetAttribute("alt") is { Length: > 0 } words ? $"“{words}”" : "";
        var note = document.CreateElement("span");
        note.ClassName = "hint";

        // A link in a link would end the outer one.
        if (image.Closest("a") is not null || !Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            note.TextContent = $"［别的网站的图片{named}，这里不显示：{address}］";
            return note;
        }

        var link = document.CreateElement("a");
        link.SetAttribute("href", uri.AbsoluteUri);
        link.SetAttribute("target", "_blank");
        link.SetAttribute("rel", "noopener noreferrer");
        link.TextContent = uri.Host;
        note.Append(document.CreateTextNode($"［别的网站的图片{named}，这里不显示："), link, document.CreateTextNode("］"));
        return note;
    }
}
