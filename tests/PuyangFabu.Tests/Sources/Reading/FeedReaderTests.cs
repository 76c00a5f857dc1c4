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
    public void Entities_of_a_document_type_are_not_followed() => Assert.Equal(
        "&a;", Assert.Single(Read("<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&a;</title><link>/1</link></item></channel></rss>")).Title);

    [Theory]
    [InlineData("一\u0001\0二", "一二")]
    [InlineData("甲 & 乙", "甲 & 乙")]
    [InlineData("甲&乙", "甲&乙")]
    [InlineData("caf&eacute; &copy;2016", "café ©2016")]
    [InlineData("&amp;&lt;b&gt;", "&")]
    [InlineData("&nosuch;", "&nosuch;")]
    [InlineData("&#99999999999;&#xFFFFFFFF;&#0;&#;", "\uFFFD\uFFFD\uFFFD&#;")]
    [InlineData("&#X4E00;&#19968;", "一一")]
    [InlineData("公\u202E告\u2066\u200B", "公告")]
    public void One_wrong_character_costs_no_more_than_itself(string written, string title)
    {
        var entries = Read($"<rss><channel><item><title>{written}</title><link>/1.do?a=1&b=2</link></item><item><title>好</title><link><![CDATA[/2.do?a=1&b=2&copy;]]></link></item></channel></rss>");
        Assert.Equal([title, "好"], entries.Select(static entry => entry.Title));
        Assert.Equal(["http://edu.example/1.do?a=1&b=2", "http://edu.example/2.do?a=1&b=2&copy;"], entries.Select(static entry => entry.Url));
    }

    [Fact]
    public async Task Attributes_without_an_end_are_refused()
    {
        var attributes = string.Concat(Enumerable.Range(0, 60_000).Select(static number => $" a{number}=\"\""));
        var reading = await Task.Run(() => FeedReader.Read($"<rss><channel><item><title>多</title><link>/1.html</link><description><b{attributes}/></description></item></channel></rss>", Page, Now, TestContext.Current.CancellationToken))
            .WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal("嵌套太深或内容太多，读不下", reading.Problem);
    }

    [Fact]
    public void A_date_in_other_digits_costs_the_date_alone() => Assert.Equal(
        [null, Now.AddDays(-3)],
        Read("<rss><channel><item><title>一</title><link>/1</link><pubDate>٣天前</pubDate></item><item><title>二</title><link>/2</link><pubDate>3天前</pubDate></item></channel></rss>").Select(static entry => entry.At));

    [Theory]
    [InlineData("/#/news/1", "http://edu.example/#/news/1")]
    [InlineData("#!/news/1", "http://edu.example/rss/index.xml#!/news/1")]
    [InlineData("/1.html#top", "http://edu.example/1.html")]
    public void What_stands_behind_a_hash_is_kept_where_a_site_is_one_page(string link, string address) =>
        Assert.Equal(address, Assert.Single(Read($"<rss><channel><item><title>一</title><link>{link}</link></item></channel></rss>")).Url);

    [Theory]
    [InlineData("#")]
    [InlineData("#top")]
    [InlineData("#!")]
    [InlineData("#/")]
    public void A_hash_alone_leads_nowhere(string link) => Assert.Empty(Read($"<rss><channel><item><title>一</title><link>{link}</link></item></channel></rss>"));

    [Theory]
    [InlineData("link")]
    [InlineData("guid")]
    [InlineData("pubDate")]
    [InlineData("description")]
    public void Elements_in_each_other_without_an_end_are_refused_and_end_no_process(string name)
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000));
        Assert.Equal("嵌套太深或内容太多，读不下", FeedReader.Read($"<rss><channel><item><title>深</title><link>/1.html</link><{name}>{deep}</{name}></item></channel></rss>", Page, Now, TestContext.Current.CancellationToken).Problem);
    }

    [Fact]
    public void Of_entries_in_each_other_the_outermost_is_one()
    {
        var entry = Assert.Single(Read($"<rss><channel>{string.Concat(Enumerable.Repeat("<item><title>套</title><link>/1.html</link><description>外", 50))}{string.Concat(Enumerable.Repeat("</description></item>", 50))}</channel></rss>"));
        Assert.Equal(("套", "http://edu.example/1.html"), (entry.Title, entry.Url));
    }

    [Fact]
    public void A_text_longer_than_an_article_may_be_is_not_kept_whole() =>
        Assert.Equal(1_000_001, Assert.Single(Read($"<rss><channel><item><title>长</title><link>/1.html</link><description>{new string('长', 3_000_000)}</description></item></channel></rss>")).Body.Length);

    [Fact]
    public void Characters_that_XML_has_not_cost_nothing_but_themselves_in_markup_too()
    {
        var entries = Read("""
            <rss><channel><item><title>一&#1;条 <b>粗</b></title><link>/1.html</link><description>甲 &#1; <b>乙</b></description></item>
            <item><title>二&#xD800;条</title><link>/2.html</link><description>丙 &#xD800; <b>丁</b></description></item></channel></rss>
            """);
        Assert.Equal(2, entries.Count);
        Assert.StartsWith("一", entries[0].Title, StringComparison.Ordinal);
        Assert.Contains("<b>乙</b>", entries[0].Body, StringComparison.Ordinal);
        Assert.Equal("二\uFFFD条", entries[1].Title);
        Assert.Contains("丁", entries[1].Body, StringComparison.Ordinal);
        Assert.DoesNotContain('\uD800', entries[1].Body);
    }

    [Fact]
    public void The_name_of_a_vocabulary_is_not_written_at_each_element() => Assert.Equal(
        "<b>甲</b><b>乙</b>",
        Assert.Single(Read("<rss xmlns:x=\"urn:long\"><channel><item><title>一</title><link>/1.html</link><description><x:b x:of=\"1\">甲</x:b><x:b>乙</x:b></description></item></channel></rss>")).Body);

    [Theory]
    [InlineData("/1.html;jsessionid=0A1B.node2", "http://edu.example/1.html")]
    [InlineData("/1.do;JSESSIONID=0A1B?id=3", "http://edu.example/1.do?id=3")]
    [InlineData("/1.do?id=3", "http://edu.example/1.do?id=3")]
    public void A_number_of_the_visit_is_no_part_of_an_address(string link, string address) =>
        Assert.Equal(address, Assert.Single(Read($"<rss><channel><item><title>一</title><link>{link}</link></item></channel></rss>")).Url);

    private static IReadOnlyList<SiteEntry> Read(string text) => FeedReader.Read(text, Page, Now, TestContext.Current.CancellationToken).Entries;
}
