using System.Net;
using System.Xml;
using System.Xml.Linq;

namespace PuyangFabu.Sources.Reading;

/// <summary>Reads RSS (0.9 to 2.0, 1.0 too) and Atom, as far as sites keep to it: an entry that is wrong costs no other.</summary>
public static class FeedReader
{
    private const string NoFeed = "返回的不是 RSS 或 Atom";

    /// <summary>Whoever asks an element for its text walks into it with the stack: one without an end would end the process.</summary>
    private const int DeepestNesting = 250;

    /// <summary>Elements, texts and whatever else stands in a document: each costs far more than it is long.</summary>
    private const int MostNodes = 1_000_000;

    private const int MostAttributesOfAnElement = 100;

    // What XML has no characters for some sites write all the same.
    private static readonly XmlReaderSettings ReaderSettings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CheckCharacters = false, IgnoreComments = true };
    private static readonly XmlWriterSettings WriterSettings = new() { ConformanceLevel = ConformanceLevel.Fragment, CheckCharacters = false };

    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";

    /// <param name="text">Of at most some million characters: all of it is read.</param>
    /// <param name="page">Where it lies.</param>
    /// <exception cref="OperationCanceledException">Nobody waits any more.</exception>
    public static SiteReading Read(string text, Uri page, DateTimeOffset now, CancellationToken cancellation)
    {
        var written = FeedText.Of(text).TrimStart();
        if (written.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || written.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
        {
            return SiteReading.Failed($"{NoFeed}，是一个网页；请改用列表页的方式读");
        }

        try
        {
            if (IsTooMuch(written, cancellation))
            {
                return SiteReading.Failed("嵌套太深或内容太多，读不下");
            }

            using var reader = XmlReader.Create(new StringReader(written), ReaderSettings);
            var document = XDocument.Load(reader);

            // Of entries in each other each would have the text of all that are inside it.
            var elements = document.Descendants().Where(static element => IsEntry(element) && !element.Ancestors().Any(IsEntry)).ToList();
            var entries = elements.Take(SiteReading.MostEntries).Select(EntryAt).OfType<SiteEntry>().ToList();
            return document.Root!.Name.LocalName is not ("rss" or "RDF" or "feed") ? SiteReading.Failed(NoFeed)
                : SiteReading.Of(entries, elements.Count == 0 ? "里面一条也没有" : "里面的条目都没有标题或链接");

            SiteEntry? EntryAt(XElement element)
            {
                cancellation.ThrowIfCancellationRequested();
                return EntryOf(element, page, now);
            }
        }
        catch (Exception strange) when (strange is XmlException or ArgumentException or InvalidOperationException)
        {
            return SiteReading.Failed($"{NoFeed}，或写得不完整");
        }
    }

    private static bool IsTooMuch(string text, CancellationToken cancellation)
    {
        using var reader = XmlReader.Create(new StringReader(text), ReaderSettings);
        for (var nodes = 0; reader.Read(); nodes++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (reader.Depth > DeepestNesting || nodes > MostNodes || reader.AttributeCount > MostAttributesOfAnElement)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEntry(XElement element) => element.Name.LocalName is "item" or "entry";

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
        return SiteEntry.Of(BaseOf(element, page), PlainText(Child(element, "title")), link, PlainText(author), HtmlOf(body), date is null ? default : WrittenDates.Find(date.Value, now));
    }

    // Of the entry's own namespace: other vocabularies have titles and contents too, of pictures for one.
    private static XElement? Child(XElement element, string name) => element.Element(element.Name.Namespace + name);

    private static XElement? NameOf(XElement? author) => author is null ? null : Child(author, "name") ?? author;

    private static Uri BaseOf(XElement element, Uri page) => element.AncestorsAndSelf().Select(static one => one.Attribute(XNamespace.Xml + "base")?.Value).FirstOrDefault(static written => written is not null) is { } named
        && Uri.TryCreate(page, named, out var address) && address.Scheme is "http" or "https" ? address : page;

    // A title may be HTML, in both kinds.
    private static string PlainText(XElement? element) => element is null ? "" : ListPageReader.TextOf(HtmlOf(element));

    private static string HtmlOf(XElement? element) => element is null ? ""
        : element.Attribute("type")?.Value == "xhtml" || element.HasElements ? MarkupOf(element)
        : element.Attribute("type")?.Value == "text" ? WebUtility.HtmlEncode(element.Value)
        : element.Value;

    private static string MarkupOf(XElement element)
    {
        // HTML has no vocabularies, and to name a long one again at each element makes much of little.
        foreach (var inside in element.Descendants())
        {
            inside.Name = inside.Name.LocalName;
            inside.ReplaceAttributes(inside.Attributes().Where(static attribute => !attribute.IsNamespaceDeclaration && attribute.Name.NamespaceName.Length == 0).ToList());
        }

        using var text = new StringWriter();
        try
        {
            using var writer = XmlWriter.Create(text, WriterSettings);
            foreach (var node in element.Nodes())
            {
                node.WriteTo(writer);
            }
        }
        catch (ArgumentException)
        {
            // Half a character: written as text it is one that nobody can read, as markup none can be written.
            return WebUtility.HtmlEncode(element.Value);
        }

        return text.ToString();
    }
}
