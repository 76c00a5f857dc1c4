using AngleSharp.Html.Parser;

namespace PuyangFabu.Content.Checks.Reading;

/// <summary>What a body holds beside words: pictures and where its links lead.</summary>
internal sealed record BodyMarkup(IReadOnlyList<BodyImage> Images, IReadOnlyList<string> Links)
{
    private static readonly BodyMarkup Nothing = new([], []);

    /// <param name="html">Sanitised, so its depth is bounded.</param>
    public static BodyMarkup Read(string html)
    {
        if (!html.Contains("<img", StringComparison.OrdinalIgnoreCase) && !html.Contains("<a", StringComparison.OrdinalIgnoreCase))
        {
            return Nothing;
        }

        using var document = new HtmlParser().ParseDocument(html);
        return new BodyMarkup(
            [.. document.Images.Select(static image => new BodyImage(image.GetAttribute("src") ?? "", image.GetAttribute("alt")?.Trim() ?? ""))],
            [.. document.QuerySelectorAll("a[href]").Select(static link => link.GetAttribute("href")!.Trim())]);
    }
}

/// <summary>A picture in a body.</summary>
/// <param name="Description">Its alt text.</param>
internal sealed record BodyImage(string Source, string Description);
