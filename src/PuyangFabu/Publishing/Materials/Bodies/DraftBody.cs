using AngleSharp.Dom;
using PuyangFabu.Content.Articles.Bodies;

namespace PuyangFabu.Publishing.Materials.Bodies;

/// <summary>An article's body in the HTML that WeChat takes; its pictures still have the addresses they had.</summary>
public sealed class DraftBody
{
    /// <summary>What stands before the side of a block in its style.</summary>
    internal const string SideStyle = "text-align:";

    private readonly IElement body;

    internal DraftBody(IElement body, IReadOnlyList<string> notes, IReadOnlyList<OutsideLink> outsideLinks)
    {
        OutsideLinks = outsideLinks;
        this.body = body;
        Notes = notes;
        Pictures = [.. Images.Select(static image => image.GetAttribute("src")!).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Addresses of the pictures in the order of the text, each once.</summary>
    public IReadOnlyList<string> Pictures { get; }

    /// <summary>What could not stay as it was, in Chinese.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Links that WeChat does not open, in the order of the text; named also when they became footnotes.</summary>
    public IReadOnlyList<OutsideLink> OutsideLinks { get; }

    /// <summary>What is read of it, a line for each block.</summary>
    public string Words => PlainText.Of(body);

    private IEnumerable<IElement> Images => body.QuerySelectorAll("img");

    /// <summary>As it would be at least: pictures count without their addresses.</summary>
    public string ShortestHtml() => Html(static _ => "");

    /// <param name="addresses">From the addresses of <see cref="Pictures"/> to those that WeChat gave.</param>
    public string Html(IReadOnlyDictionary<string, string> addresses) => Html(address => addresses[address]);

    /// <summary>The same for pages that forbid styles: sides are classes, as in the article, and links open elsewhere.</summary>
    /// <param name="pathOf">Where a picture can be looked at on this site; null for one that cannot.</param>
    public string HtmlOnPages(Func<string, string?> pathOf)
    {
        var copy = (IElement)body.Clone();
        foreach (var styled in copy.QuerySelectorAll("[style]"))
        {
            if (styled.LocalName != "img")
            {
                styled.ClassName = $"align-{styled.GetAttribute("style")![SideStyle.Length..]}";
            }

            styled.RemoveAttribute("style");
        }

        foreach (var image in copy.QuerySelectorAll("img").ToList())
        {
            if (pathOf(image.GetAttribute("src")!) is { } path)
            {
                image.SetAttribute("src", path);
                image.SetAttribute("alt", image.GetAttribute("alt") ?? "");
            }
            else
            {
                image.Replace(copy.Owner!.CreateTextNode("［别的网站的图片，提交批准时取下保存］"));
            }
        }

        foreach (var link in copy.QuerySelectorAll("a[href]"))
        {
            link.SetAttribute("target", "_blank");
            link.SetAttribute("rel", "noopener noreferrer");
        }

        return copy.InnerHtml.Trim();
    }

    private string Html(Func<string, string> addressOf)
    {
        var copy = (IElement)body.Clone();
        foreach (var image in copy.QuerySelectorAll("img"))
        {
            image.SetAttribute("src", addressOf(image.GetAttribute("src")!));
        }

        return copy.InnerHtml.Trim();
    }
}
