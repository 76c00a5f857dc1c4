using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Sources.Reading.Selectors;

namespace PuyangFabu.Sources.Reading;

/// <summary>Reads the entries of a page with a list of links, by selectors that an editor chose.</summary>
public static class ListPageReader
{
    private const string TooMuch = "网页太复杂，读不下";

    /// <summary>So far into an entry its date is looked for: one selector too wide makes the whole page one.</summary>
    private const int LongestBeforeDate = 10_000;

    /// <summary>Of a title that is no title no more is looked at.</summary>
    private const int LongestTitle = 10_000;

    private static readonly PageSelector AnyLink = PageSelector.Parse("a[href]")!;

    /// <summary>Whether it is a CSS selector of the kind that is supported.</summary>
    public static bool IsSelector(string selector) => PageSelector.Parse(selector) is not null;

    /// <param name="html">The page.</param>
    /// <param name="page">Where it lies.</param>
    /// <exception cref="OperationCanceledException">Nobody waits any more.</exception>
    public static SiteReading Read(string html, Uri page, NewsSource source, DateTimeOffset now, CancellationToken cancellation)
    {
        if (EntrySelectors.Of(source) is not { } selectors)
        {
            return SiteReading.Failed($"选择器写得不对，或用了不支持的写法；{PageSelector.Allowed}");
        }

        try
        {
            var body = BoundedHtml.Parse(html, cancellation);
            var origin = body.QuerySelector("base[href]")?.GetAttribute("href") is { } written && Uri.TryCreate(page, written, out var named) && named.Scheme is "http" or "https" ? named : page;
            var elements = new PageElements(body, cancellation);
            var items = elements.All(selectors.Item, cancellation);
            var links = elements.All(selectors.Link, cancellation);
            var titles = selectors.Title is { } title ? elements.All(title, cancellation) : links;
            var dates = selectors.Date is { } date ? elements.All(date, cancellation) : null;
            var entries = items.Take(SiteReading.MostEntries).Select(EntryAt).OfType<SiteEntry>().DistinctBy(static entry => entry.Url).ToList();
            return SiteReading.Of(entries, items.Count == 0
                ? "页面上没有与“条目”的选择器相符的内容，网站可能改版了" : $"找到 {items.Count} 个条目，但都没有标题或链接，请核对选择器");

            SiteEntry? EntryAt(int item)
            {
                cancellation.ThrowIfCancellationRequested();
                return elements.FirstWithin(item, links) is { } link && elements.FirstWithin(item, titles) is { } title
                    ? EntryOf(elements, link, title, origin, DateText(elements, item, title, dates), now) : null;
            }
        }
        catch (ArticleBodyException)
        {
            return SiteReading.Failed(TooMuch);
        }
    }

    /// <summary>The text of the page that an entry leads to.</summary>
    /// <returns>HTML; empty where nothing fits the selector, or too much.</returns>
    /// <exception cref="OperationCanceledException">Nobody waits any more.</exception>
    public static string BodyOf(string html, string selector, CancellationToken cancellation)
    {
        if (PageSelector.Parse(selector) is not { } wanted)
        {
            return "";
        }

        try
        {
            return ReadingTime.Within(
                ReadingTime.Longest,
                time =>
                {
                    var elements = new PageElements(BoundedHtml.Parse(html, time), time);
                    return elements.All(wanted, time) is [var first, ..] ? elements[first].InnerHtml : "";
                },
                "",
                cancellation);
        }
        catch (ArticleBodyException)
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

    private static SiteEntry? EntryOf(PageElements elements, int link, int title, Uri page, string date, DateTimeOffset now)
    {
        // What does not fit into the column is cut in the text and whole in the attribute.
        var text = elements.TextOf(title, LongestTitle).Trim();
        var words = elements[title].GetAttribute("title")?.Trim() is { Length: > 0 } whole && (text.Length == 0 || IsCutOf(text, whole)) ? whole : text;
        return SiteEntry.Of(page, words, elements[link].GetAttribute("href") ?? "", "", "", WrittenDates.Find(date, now));
    }

    // A title may speak of another day.
    private static string DateText(PageElements elements, int item, int title, List<int>? dates)
    {
        var text = dates is null ? Without(elements.TextOf(item, LongestBeforeDate), elements.TextOf(title, LongestTitle))
            : elements.FirstWithin(item, dates) is { } date ? elements.TextOf(date, LongestBeforeDate)
            : "";
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Without(string text, string title) => title.Length == 0 ? text : text.Replace(title, " ", StringComparison.Ordinal);

    private static bool IsCutOf(string text, string whole) =>
        text.TrimEnd('.', '…', '·', ' ') is { Length: > 0 } beginning && beginning.Length < text.Length && whole.StartsWith(beginning, StringComparison.Ordinal);

    /// <summary>What an editor chose, read.</summary>
    /// <param name="Title">Null where it is the link's text.</param>
    /// <param name="Date">Null where it is looked for in the whole entry.</param>
    private sealed record EntrySelectors(PageSelector Item, PageSelector Link, PageSelector? Title, PageSelector? Date)
    {
        /// <returns>Null where one of them cannot be read.</returns>
        public static EntrySelectors? Of(NewsSource source)
        {
            var item = PageSelector.Parse(source.ItemSelector);
            var link = source.LinkSelector.Length > 0 ? PageSelector.Parse(source.LinkSelector) : AnyLink;
            var title = source.TitleSelector.Length > 0 ? PageSelector.Parse(source.TitleSelector) : null;
            var date = source.DateSelector.Length > 0 ? PageSelector.Parse(source.DateSelector) : null;
            return item is null || link is null || (title is null && source.TitleSelector.Length > 0) || (date is null && source.DateSelector.Length > 0)
                ? null : new EntrySelectors(item, link, title, date);
        }
    }
}
