using System.Text;
using System.Xml;
using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Site.Feeds;

/// <summary>A feed of articles and its form in Atom (RFC 4287).</summary>
public sealed record AtomFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <summary>Absolute address of the feed itself; also its id.</summary>
    public required string Address { get; init; }

    /// <summary>Absolute address of the page that shows the same.</summary>
    public required string Page { get; init; }

    public required string Title { get; init; }

    public required string Subtitle { get; init; }

    /// <summary>Who stands behind entries that name no author.</summary>
    public required string Author { get; init; }

    public required IReadOnlyList<AtomEntry> Entries { get; init; }

    public byte[] ToXml()
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            writer.WriteStartElement("feed", Namespace);
            writer.WriteAttributeString("xml", "lang", null, "zh-CN");
            WriteText(writer, "id", Address);
            WriteText(writer, "title", Title);
            WriteText(writer, "subtitle", Subtitle);
            // A feed without entries was never updated; the format wants a time all the same.
            WriteText(writer, "updated", ChinaTime.Iso(Entries.Count == 0 ? 0 : Entries.Max(static entry => entry.UpdatedMs)));
            WriteLink(writer, "self", Address, "application/atom+xml");
            WriteLink(writer, "alternate", Page, "text/html");
            WriteAuthor(writer, Author);
            foreach (var entry in Entries)
            {
                WriteEntry(writer, entry);
            }

            writer.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void WriteEntry(XmlWriter writer, AtomEntry entry)
    {
        writer.WriteStartElement("entry", Namespace);
        WriteText(writer, "id", entry.Address);
        WriteText(writer, "title", entry.Title);
        WriteLink(writer, "alternate", entry.Address, "text/html");
        WriteText(writer, "published", ChinaTime.Iso(entry.PublishedMs));
        WriteText(writer, "updated", ChinaTime.Iso(entry.UpdatedMs));
        if (entry.Author.Length > 0)
        {
            WriteAuthor(writer, entry.Author);
        }

        foreach (var category in entry.Categories)
        {
            writer.WriteStartElement("category", Namespace);
            writer.WriteAttributeString("term", Clean(category));
            writer.WriteEndElement();
        }

        if (entry.Summary.Length > 0)
        {
            WriteText(writer, "summary", entry.Summary);
        }

        writer.WriteEndElement();
    }

    private static void WriteText(XmlWriter writer, string name, string text) =>
        writer.WriteElementString(name, Namespace, Clean(text));

    private static void WriteLink(XmlWriter writer, string relation, string address, string type)
    {
        writer.WriteStartElement("link", Namespace);
        writer.WriteAttributeString("rel", relation);
        writer.WriteAttributeString("type", type);
        writer.WriteAttributeString("href", Clean(address));
        writer.WriteEndElement();
    }

    private static void WriteAuthor(XmlWriter writer, string name)
    {
        writer.WriteStartElement("author", Namespace);
        WriteText(writer, "name", name);
        writer.WriteEndElement();
    }

    // A control character or half an emoji in one imported title must not break the whole feed.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' or '\r' or >= 0x20 and not (0xfffe or 0xffff))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }
}
