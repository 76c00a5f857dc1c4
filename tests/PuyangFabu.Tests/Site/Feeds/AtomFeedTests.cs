using System.Xml.Linq;
using PuyangFabu.Site.Feeds;

namespace PuyangFabu.Tests.Site.Feeds;

public sealed class AtomFeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public void Characters_that_xml_forbids_are_left_out_and_the_rest_is_escaped()
    {
        var feed = Parse(Feed(Entry("坏\u0001标题 <b>&\ud83d]]>👍", "摘\u000b要")));

        var entry = Assert.Single(feed.Elements(Atom + "entry"));
        Assert.Equal("坏标题 <b>&\ufffd]]>👍", entry.Element(Atom + "title")!.Value);
        Assert.Equal("摘要", entry.Element(Atom + "summary")!.Value);
    }

    [Fact]
    public void A_feed_has_what_the_format_requires()
    {
        var feed = Parse(Feed(Entry("甲", "")));

        Assert.Equal("https://example.org/feed.xml", feed.Element(Atom + "id")!.Value);
        Assert.Equal("2016-06-28T15:30:00+08:00", feed.Element(Atom + "updated")!.Value);
        Assert.Equal("濮阳发布", feed.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Assert.Equal(["self", "alternate"], feed.Elements(Atom + "link").Select(static link => link.Attribute("rel")!.Value));
        var entry = Assert.Single(feed.Elements(Atom + "entry"));
        Assert.Equal("https://example.org/articles/7", entry.Element(Atom + "id")!.Value);
        Assert.Equal("2016-06-28T15:29:00+08:00", entry.Element(Atom + "published")!.Value);
        Assert.Null(entry.Element(Atom + "summary"));
    }

    [Fact]
    public void A_feed_without_entries_is_still_a_feed()
    {
        var feed = Parse(Feed() with { Entries = [] });

        Assert.Equal("1970-01-01T08:00:00+08:00", feed.Element(Atom + "updated")!.Value);
    }

    private static XElement Parse(AtomFeed feed) => XDocument.Load(new MemoryStream(feed.ToXml())).Root!;

    private static AtomFeed Feed(params AtomEntry[] entries) => new()
    {
        Address = "https://example.org/feed.xml",
        Page = "https://example.org/",
        Title = "濮阳发布",
        Subtitle = "政务信息",
        Author = "濮阳发布",
        Entries = entries,
    };

    private static AtomEntry Entry(string title, string summary) => new()
    {
        Address = "https://example.org/articles/7",
        Title = title,
        Summary = summary,
        Author = "",
        Categories = ["微濮阳"],
        PublishedMs = 1467098940000,
        UpdatedMs = 1467099000000,
    };
}
