using PuyangFabu.Sources;
using PuyangFabu.Sources.Reading;

namespace PuyangFabu.Tests.Sources.Reading;

/// <summary>List pages of government sites, by selectors.</summary>
public sealed class ListPageReaderTests
{
    private static readonly DateTimeOffset Now = new(2016, 6, 28, 15, 30, 0, TimeSpan.FromHours(8));
    private static readonly Uri Page = new("http://edu.example/news/list.html");

    [Fact]
    public void Title_link_and_date_are_found_where_the_selectors_say()
    {
        var reading = Read(
            """
            <html><body><table><tr class="row"><td><span class="date">2016-06-27</span></td><td class="t">2016年秋季招生</td><td><a href="1.html">查看</a> <a href="2.html">下载</a></td></tr>
            <tr class="row"><td>没有链接</td></tr></table></body></html>
            """,
            Source("tr.row", title: ".t", link: "a", date: ".date"));
        var entry = Assert.Single(reading.Entries);
        Assert.Equal(("2016年秋季招生", "http://edu.example/news/1.html", new DateTimeOffset(2016, 6, 27, 0, 0, 0, TimeSpan.FromHours(8))), (entry.Title, entry.Url, entry.At!.Value));
    }

    [Fact]
    public void Without_selectors_it_is_the_first_link_with_its_whole_title_and_the_date_beside_it()
    {
        var entry = Assert.Single(Read("<base href=\"/art/\"><li><a href=\"1.html\" title=\"关于2015年1月1日起停用旧卡的通告\">关于2015年1月1日…</a><i>06-26</i></li>", Source("li")).Entries);
        Assert.Equal(("关于2015年1月1日起停用旧卡的通告", "http://edu.example/art/1.html", 26), (entry.Title, entry.Url, entry.At!.Value.Day));
    }

    [Fact]
    public void The_entry_may_be_the_link_itself_and_the_same_link_counts_once() => Assert.Equal(
        ["甲"], Read("<a class=\"n\" href=\"/1.html\">甲</a><a class=\"n\" href=\"/1.html\">更多</a><a class=\"n\" href=\"#\">顶部</a>", Source("a.n")).Entries.Select(static entry => entry.Title));

    [Fact]
    public void What_finds_nothing_says_so()
    {
        Assert.Contains("没有与“条目”的选择器相符", Read("<ul></ul>", Source("li.x")).Problem, StringComparison.Ordinal);
        Assert.Contains("找到 1 个条目", Read("<ul><li>甲</li></ul>", Source("li")).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ul.list > li", true)]
    [InlineData("a[href*='art']", true)]
    [InlineData("li:nth-child(2)", true)]
    [InlineData("ul.list >", false)]
    [InlineData("[[", false)]
    [InlineData("div:has(a)", false)]
    public void A_selector_is_one_or_none(string text, bool isOne) => Assert.Equal(isOne, ListPageReader.IsSelector(text));

    [Theory]
    [InlineData("b div div div div div div a", "")]
    [InlineData("a", "b div div div div div div a")]
    [InlineData("b ~ p ~ p ~ p ~ p ~ p", "")]
    [InlineData("div:first-child", "div div div div div div div div div b")]
    public async Task No_selector_takes_long_on_any_page(string item, string title)
    {
        var html = string.Concat(Enumerable.Repeat("<div>", 60)) + "<a href=\"/1.html\">甲</a>" + string.Concat(Enumerable.Repeat("</div>", 60)) + string.Concat(Enumerable.Repeat("<p></p>", 20_000));
        var reading = await Task.Run(() => Read(html, Source(item, title))).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.NotNull(reading.Problem);
        Assert.Equal("", await Task.Run(() => ListPageReader.BodyOf(html, "b div div div div div div a", TestContext.Current.CancellationToken)).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_selector_saved_before_that_is_not_supported_is_named() =>
        Assert.Contains("用了不支持的写法；可以写标签、.class", Read("<ul><li><a href=\"/1.html\">甲</a></li></ul>", Source("li", date: "i:not(.x)")).Problem, StringComparison.Ordinal);

    [Fact]
    public void Entries_of_a_page_that_is_the_whole_site_are_told_apart() => Assert.Equal(
        ["http://edu.example/#/news/1", "http://edu.example/#/news/2"],
        Read("<a href=\"/#/news/1\">甲</a><a href=\"/#/news/2\">乙</a><a href=\"#/\">首页</a>", Source("a")).Entries.Select(static entry => entry.Url));

    private static SiteReading Read(string html, NewsSource source) => ListPageReader.Read(html, Page, source, Now, TestContext.Current.CancellationToken);

    private static NewsSource Source(string item, string title = "", string link = "", string date = "") => new()
    {
        Name = "教育局",
        UnitId = 1,
        Form = SourceForm.List,
        Address = Page.AbsoluteUri,
        ItemSelector = item,
        TitleSelector = title,
        LinkSelector = link,
        DateSelector = date,
        IntervalMinutes = 60,
        Reprint = ReprintRight.Own,
    };
}
