using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using PuyangFabu.Content.Articles.Bodies;

namespace PuyangFabu.Sources.Reading;

/// <summary>Reads the entries of a page with a list of links, by selectors that an editor chose.</summary>
public static class ListPageReader
{
    private const string TooMuch = "网页太复杂，读不下";

    /// <summary>So far into an entry its date is looked for: one selector too wide makes the whole page one.</summary>
    private const int LongestBeforeDate = 10_000;

    /// <summary>Whether a browser would take it for a CSS selector.</summary>
    public static bool IsSelector(string selector)
    {
        try
        {
            using var document = new HtmlParser().ParseDocument("");
            document.QuerySelector(selector);
            return true;
        }
        catch (DomException)
        {
            return false;
        }
    }

    /// <param name="html">The page.</param>
    /// <param name="page">Where it lies.</param>
    public static SiteReading Read(string html, Uri page, NewsSource source, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            var body = BoundedHtml.Parse(html, cancellation);
            var origin = body.QuerySelector("base[href]")?.GetAttribute("href") is { } written && Uri.TryCreate(page, written, out var named) && named.Scheme is "http" or "https" ? named : page;
            var elements = body.QuerySelectorAll(source.ItemSelector).ToList();
            var entries = elements.Take(SiteReading.MostEntries).Select(element => EntryOf(element, origin, source, now)).OfType<SiteEntry>().DistinctBy(static entry => entry.Url).ToList();
            return SiteReading.Of(entries, elements.Count == 0
                ? "页面上没有与“条目”的选择器相符的内容，网站可能改版了" : $"找到 {elements.Count} 个条目，但都没有标题或链接，请核对选择器");
        }
        catch (Exception refused) when (refused is ArticleBodyException or DomException)
        {
            return SiteReading.Failed(refused is DomException ? "选择器写得不对" : TooMuch);
        }
    }

    /// <summary>The text of the page that an entry leads to.</summary>
    /// <returns>HTML; empty where nothing fits the selector, or too much.</returns>
    public static string BodyOf(string html, string selector, CancellationToken cancellation)
    {
        try
        {
            return BoundedHtml.Parse(html, cancellation).QuerySelector(selector)?.InnerHtml ?? "";
        }
        catch (Exception refused) when (refused is ArticleBodyException or DomException)
        {
            return "";
        }
    }

    /// <summary>What of some HTML is text.</summary>
    internal static string TextOf(string html)
    {
        if (!html.AsSpan().ContainsAny('<', '&'))
        {
            return html;
        }

        try
        {
            return BoundedHtml.Parse(html.Length > 5_000 ? html[..5_000] : html, CancellationToken.None).TextContent;
        }
        catch (ArticleBodyException)
        {
            return "";
        }
    }

    private static SiteEntry? EntryOf(IElement element, Uri page, NewsSource source, DateTimeOffset now)
    {
        var link = source.LinkSelector.Length > 0 ? Within(element, source.LinkSelector) : Within(element, "a[href]");
        var title = source.TitleSelector.Length > 0 ? Within(element, source.TitleSelector) : link;
        if (link is null || title is null)
        {
            return null;
        }

        // What does not fit into the column is cut in the text and whole in the attribute.
        var text = title.TextContent.Trim();
        var words = title.GetAttribute("title")?.Trim() is { Length: > 0 } whole && (text.Length == 0 || IsCutOf(text, whole)) ? whole : text;
        var date = source.DateSelector.Length > 0 ? Within(element, source.DateSelector)?.TextContent ?? "" : Without(element.TextContent, title.TextContent);
        date = date.Length > LongestBeforeDate ? date[..LongestBeforeDate] : date;
        return SiteEntry.Of(page, words, link.GetAttribute("href") ?? "", "", "", WrittenDates.Find(string.Join(' ', date.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), now));
    }

    // A title may speak of another day.
    private static string Without(string text, string title) => title.Length == 0 ? text : text.Replace(title, " ", StringComparison.Ordinal);

    private static IElement? Within(IElement element, string selector) => element.Matches(selector) ? element : element.QuerySelector(selector);

    private static bool IsCutOf(string text, string whole) =>
        text.TrimEnd('.', '…', '·', ' ') is { Length: > 0 } beginning && beginning.Length < text.Length && whole.StartsWith(beginning, StringComparison.Ordinal);
}
