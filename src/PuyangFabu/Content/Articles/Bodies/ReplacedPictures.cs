using AngleSharp.Dom;

namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>Gives pictures of a text other addresses; everything else of it stays as it was written.</summary>
public static class ReplacedPictures
{
    /// <summary>What of a picture is kept beside its address; the rest says where else it may lie.</summary>
    private static readonly string[] Kept = ["alt", "title"];

    /// <param name="html">As it was written, or as readers get it.</param>
    /// <param name="sourceUrl">The page that the text comes from, as <see cref="ArticleBody.Of(string, string, string, CancellationToken)"/> takes it.</param>
    /// <param name="replacements">New addresses by those that readers get of the text as it is.</param>
    /// <exception cref="ArticleBodyException">The text is nested too deeply, or has too much mark-up.</exception>
    /// <exception cref="OperationCanceledException">The caller has left.</exception>
    public static string In(string html, string sourceUrl, IReadOnlyDictionary<string, string> replacements, CancellationToken cancellation)
    {
        var body = BoundedHtml.Parse(html, cancellation);
        var addresses = BodyAddresses.Of(body, sourceUrl);
        foreach (var image in body.QuerySelectorAll("img").ToList())
        {
            var shown = PictureCandidates.Of(image).Select(addresses.Picture).FirstOrDefault(static resolved => resolved.Address is not null).Address;
            if (shown is not null && replacements.TryGetValue(shown, out var address))
            {
                Replace(image, address);
            }
        }

        return body.InnerHtml;
    }

    private static void Replace(IElement image, string address)
    {
        foreach (var name in image.Attributes.Select(static attribute => attribute.Name).Where(static name => !Kept.Contains(name)).ToList())
        {
            image.RemoveAttribute(name);
        }

        image.SetAttribute("src", address);
        if (image.ParentElement is { LocalName: "picture" } parent)
        {
            foreach (var source in parent.QuerySelectorAll("source").ToList())
            {
                source.Remove();
            }
        }
    }
}
