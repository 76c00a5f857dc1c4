using AngleSharp.Html.Parser;
using PuyangFabu.Sources.Reading.Selectors;

namespace PuyangFabu.Tests.Sources.Reading.Selectors;

/// <summary>Selectors of list pages: the same elements as a browser finds, without walking back.</summary>
public sealed class PageSelectorTests
{
    private const string Page =
        """
        <div id="top" class="head"><p>甲</p></div>
        <table class="outer"><tbody><tr><td><table><tbody><tr class="row odd"><td><a href="/art/1.html" title="一 二">一</a></td><td>06-28</td></tr>
        <tr class="row"><td><a href="/art/2.HTML" lang="zh-CN">二</a><a>无</a></td><td></td></tr></tbody></table></td></tr></tbody></table>
        <ul class="list news"><li>1</li><li class="a:b">2</li><li>3<p>三</p></li><li>4</li><li>5<ul><li>5.1</li></ul></li></ul><p class="list">乙</p><p>丙</p><span></span><p>丁</p>
        """;

    [Theory]
    [InlineData("*")]
    [InlineData("LI")]
    [InlineData("body > div, ul.list.news > li")]
    [InlineData("table tr td table tr a")]
    [InlineData("table tr  >  td a[href]")]
    [InlineData("#top p,#top")]
    [InlineData(".row.odd td:first-child > a")]
    [InlineData("a[href^='/art']")]
    [InlineData("a[href$=html]")]
    [InlineData("a[href$=html i]")]
    [InlineData("a[href*=\"art\"][title~='二']")]
    [InlineData("[lang|=zh]")]
    [InlineData("[title='']")]
    [InlineData("[title^='']")]
    [InlineData("[href]")]
    [InlineData("p + p")]
    [InlineData("p ~ p")]
    [InlineData("ul ~ p ~ span + p")]
    [InlineData("li:nth-child(odd)")]
    [InlineData("li:nth-child(even)")]
    [InlineData("li:nth-child(3)")]
    [InlineData("li:nth-child(2n+1)")]
    [InlineData("li:nth-child( -n + 2 )")]
    [InlineData("li:nth-child(n)")]
    [InlineData("li:nth-last-child(-n+2)")]
    [InlineData("li:last-child")]
    [InlineData("li:only-child")]
    [InlineData("ul li li")]
    [InlineData(".a\\:b")]
    [InlineData("b div div div a")]
    public void The_same_elements_are_found_as_a_library_finds(string text)
    {
        using var document = new HtmlParser().ParseDocument(Page);
        var elements = new PageElements(document.Body!, TestContext.Current.CancellationToken);
        var found = elements.All(PageSelector.Parse(text)!, TestContext.Current.CancellationToken).Select(number => elements[number]).ToList();

        Assert.Equal(document.Body!.QuerySelectorAll(text), found);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("ul.list >")]
    [InlineData("> li")]
    [InlineData("a,")]
    [InlineData("a > > b")]
    [InlineData("[[")]
    [InlineData("a[href")]
    [InlineData("a[href='x]")]
    [InlineData("a[href!=x]")]
    [InlineData("a:")]
    [InlineData("a:hover")]
    [InlineData("a::before")]
    [InlineData("div:has(a)")]
    [InlineData("li:not(.a)")]
    [InlineData("p:nth-child(2n+1 of p)")]
    [InlineData("p:nth-child(")]
    [InlineData("p:nth-child(９)")]
    [InlineData("p:nth-child(99999999999)")]
    [InlineData(".1a")]
    [InlineData("a\\")]
    public void What_is_no_selector_or_asks_for_more_is_refused(string text) => Assert.Null(PageSelector.Parse(text));

    [Fact]
    public void One_of_more_parts_than_anybody_writes_is_refused()
    {
        Assert.NotNull(PageSelector.Parse(string.Join(' ', Enumerable.Repeat("a", 64))));
        Assert.Null(PageSelector.Parse(string.Join(' ', Enumerable.Repeat("a", 65))));
    }

    [Fact]
    public void The_text_of_an_element_is_that_of_all_inside_it_up_to_a_length()
    {
        using var document = new HtmlParser().ParseDocument("<div>甲<b>乙<!-- 丙 --></b>丁</div><div>戊</div>");
        var elements = new PageElements(document.Body!, TestContext.Current.CancellationToken);
        var first = elements.All(PageSelector.Parse("div")!, TestContext.Current.CancellationToken)[0];
        Assert.Equal(("甲乙丁", "甲乙"), (elements.TextOf(first, 100), elements.TextOf(first, 2)));
    }

    [Fact]
    public void Whoever_has_left_ends_it()
    {
        using var document = new HtmlParser().ParseDocument(Page);
        var elements = new PageElements(document.Body!, TestContext.Current.CancellationToken);
        Assert.Throws<OperationCanceledException>(() => elements.All(PageSelector.Parse("a")!, new CancellationToken(canceled: true)));
    }
}
