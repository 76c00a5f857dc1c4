using PuyangFabu.Sources.Reading;

namespace PuyangFabu.Tests.Sources.Reading;

/// <summary>Feeds of every kind, and as far as sites keep to them.</summary>
public sealed class FeedReaderTests
{
    private static readonly DateTimeOffset Now = new(2016, 6, 28, 15, 30, 0, TimeSpan.FromHours(8));
    private static readonly Uri Page = new("http://edu.example/rss/index.xml");

    [Fact]
    public void RSS_1_0_is_read_too()
    {
        var entry = Assert.Single(Read("""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="/"><title>动态</title></channel>
            <item rdf:about="/1"><title>一条</title><link>../1.html</link><dc:date>2016-06-28T09:00:00+08:00</dc:date><dc:creator>张三</dc:creator><description>短</description></item></rdf:RDF>
            """));
        Assert.Equal(("一条", "http://edu.example/1.html", "张三", "短", Now.AddHours(-6.5)), (entry.Title, entry.Url, entry.Author, entry.Body, entry.At!.Value));
    }

    [Fact]
    public void Titles_are_text_whatever_is_written_in_them_and_pictures_have_titles_of_their_own() => Assert.Equal(
        ["甲 & 乙", "丙 丁"],
        Read("""
            <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>
            <item><media:title>图</media:title><title><![CDATA[<b>甲</b> &amp; 乙]]></title><link>/1.html</link></item>
            <item><title>丙&nbsp;丁</title><guid>http://edu.example/2.html</guid></item>
            <item><title> </title><link>/3.html</link></item>
            <item><title>没有去处</title><guid isPermaLink="false">4</guid></item>
            <item><title>去处不对</title><link>javascript:alert(1)</link></item></channel></rss>
            """).Select(static entry => entry.Title));

    [Fact]
    public void A_link_to_a_page_counts_before_others_and_relative_ones_are_made_whole_from_their_base() => Assert.Equal(
        "http://other.example/news/1.html",
        Assert.Single(Read("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://other.example/news/"><entry><title>一</title><link rel="enclosure" href="1.pdf"/><link rel="alternate" href="1.html#top"/></entry></feed>
            """)).Url);

    [Fact]
    public void Of_an_endless_list_the_first_entries_are_read() => Assert.Equal(
        SiteReading.MostEntries,
        Read($"<rss><channel>{string.Concat(Enumerable.Range(0, 1000).Select(static number => $"<item><title>第 {number} 条</title><link>/{number}.html</link></item>"))}</channel></rss>").Count);

    [Fact]
    public void Entities_of_a_document_type_are_not_followed() =>
        Assert.NotNull(FeedReader.Read("<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&a;</title><link>/1</link></item></channel></rss>", Page, Now).Problem);

    private static IReadOnlyList<SiteEntry> Read(string text) => FeedReader.Read(text, Page, Now).Entries;
}
