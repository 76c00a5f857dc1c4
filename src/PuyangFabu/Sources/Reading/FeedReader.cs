using System.Xml;
using System.Xml.Linq;

namespace PuyangFabu.Sources.Reading;

/// <summary>Reads RSS (0.9 to 2.0, 1.0 too) and Atom, as far as sites keep to it: an entry that is wrong costs no other.</summary>
public static class FeedReader
{
    private const string NoFeed = "返回的不是 RSS 或 Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";

    /// <summary>Names of characters that HTML has and XML has not, and that sites write all the same.</summary>
    private static readonly (string Name, string Number)[] Characters =
        [("&nbsp;", "&#160;"), ("&ldquo;", "&#8220;"), ("&rdquo;", "&#8221;"), ("&mdash;", "&#8212;"), ("&middot;", "&#183;"), ("&hellip;", "&#8230;")];

    /// <param name="text">Of at most some million characters: all of it is read.</param>
    /// <param name="page">Where it lies.</param>
    public static SiteReading Read(string text, Uri page, DateTimeOffset now)
    {
        var written = text.TrimStart();
        if (written.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || written.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
        {
            return SiteReading.Failed($"{NoFeed}，是一个网页；请改用列表页的方式读");
        }

        try
        {
            using var reader = XmlReader.Create(
                new StringReader(Numbered(written)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CheckCharacters = false, IgnoreComments = true });
            var document = XDocument.Load(reader);
            var elements = document.Descendants().Where(static element => element.Name.LocalName is "item" or "entry").ToList();
            var entries = elements.Take(SiteReading.MostEntries).Select(element => EntryOf(element, page, now)).OfType<SiteEntry>().ToList();
            return document.Root!.Name.LocalName is not ("rss" or "RDF" or "feed") ? SiteReading.Failed(NoFeed)
                : SiteReading.Of(entries, elements.Count == 0 ? "里面一条也没有" : "里面的条目都没有标题或链接");
        }
        catch (XmlException)
        {
            return SiteReading.Failed($"{NoFeed}，或写得不完整");
        }
    }

    private static string Numbered(string text) => Characters.Aggregate(text, static (written, character) => written.Replace(character.Name, character.Number, StringComparison.Ordinal));

    private static SiteEntry? EntryOf(XElement element, Uri page, DateTimeOffset now)
    {
        var link = element.Elements().Where(static child => child.Name.LocalName == "link")
            .OrderByDescending(static child => child.Attribute("rel")?.Value is null or "alternate")
            .Select(static child => child.Attribute("href")?.Value ?? child.Value).FirstOrDefault(static address => !string.IsNullOrWhiteSpace(address));

        // Where RSS has no link, its guid is one unless it says that it is not.
        link ??= Child(element, "guid") is { } guid && guid.Attribute("isPermaLink")?.Value != "false" ? guid.Value : "";
        var date = Child(element, "pubDate") ?? Child(element, "published") ?? element.Element(DublinCore + "date") ?? Child(element, "updated");
        var author = element.Element(DublinCore + "creator") ?? NameOf(Child(element, "author"));
        var body = element.Element(Content + "encoded") ?? Child(element, "content") ?? Child(element, "description") ?? Child(element, "summary");
        return SiteEntry.Of(BaseOf(element, page), PlainText(Child(element, "title")), link, PlainText(author), HtmlOf(body), date is null ? null : WrittenDates.Find(date.Value, now));
    }

    // Of the entry's own namespace: other vocabularies have titles and contents too, of pictures for one.
    private static XElement? Child(XElement element, string name) => element.Element(element.Name.Namespace + name);

    private static XElement? NameOf(XElement? author) => author is null ? null : Child(author, "name") ?? author;

    private static Uri BaseOf(XElement element, Uri page) => element.AncestorsAndSelf().Select(static one => one.Attribute(XNamespace.Xml + "base")?.Value).FirstOrDefault(static written => written is not null) is { } named
        && Uri.TryCreate(page, named, out var address) && address.Scheme is "http" or "https" ? address : page;

    // A title may be HTML, in both kinds.
    private static string PlainText(XElement? element) => element is null ? "" : ListPageReader.TextOf(HtmlOf(element));

    private static string HtmlOf(XElement? element) => element is null ? ""
        : element.Attribute("type")?.Value == "xhtml" || element.HasElements ? string.Concat(element.Nodes().Select(static node => node.ToString(SaveOptions.DisableFormatting)))
        : element.Attribute("type")?.Value == "text" ? System.Net.WebUtility.HtmlEncode(element.Value)
        : element.Value;
}
