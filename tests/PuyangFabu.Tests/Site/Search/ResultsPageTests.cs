using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Content.Directories;

namespace PuyangFabu.Tests.Site.Search;

public sealed class ResultsPageTests(PagesHost host) : IClassFixture<PagesHost>
{
    [Fact]
    public async Task What_was_found_is_shown_with_the_words_marked()
    {
        var id = await host.WriteOneAsync(host.Draft("zhengce-jiedu", "住房公积金提取办法") with { Digest = "公积金怎么取" });

        var html = await host.ReadAsync("/search?q=" + Uri.EscapeDataString("公積金"));
        Assert.Contains($"<a href=\"/articles/{id}\">住房<mark>公积金</mark>提取办法</a>", html, StringComparison.Ordinal);
        Assert.Contains("<mark>公积金</mark>怎么取", html, StringComparison.Ordinal);
        Assert.Contains("value=\"公積金\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_found_says_so_and_offers_the_boards()
    {
        var html = await host.ReadAsync("/search?q=qqqqzzzz");

        Assert.Contains("没有找到与“qqqqzzzz”有关的文章", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/boards/banshi-zhinan\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Boards_and_the_directory_are_found_as_well()
    {
        var store = host.Services.GetRequiredService<DirectoryStore>();
        await store.InsertAsync(new DirectoryEntry { Kind = DirectoryKind.County, Name = "清丰县", SiteUrl = "http://qingfeng.gov.cn/" }, TestContext.Current.CancellationToken);
        await store.InsertAsync(new DirectoryEntry { Kind = DirectoryKind.Department, Name = "濮阳市公安局", AccountName = "平安濮阳" }, TestContext.Current.CancellationToken);
        await host.CatchUpAsync();

        await AssertFindsAsync("辟谣平台", "href=\"/boards/piyao-pingtai\"");
        await AssertFindsAsync("piyaopingtai", "href=\"/boards/piyao-pingtai\"");
        await AssertFindsAsync("清丰县", "http://qingfeng.gov.cn/");
        await AssertFindsAsync("清丰县", "<a href=\"/directory\">政府机构</a>");
        await AssertFindsAsync("qingfengxian", "http://qingfeng.gov.cn/");
        await AssertFindsAsync("濮阳市公安局电话", "平安濮阳");
    }

    [Fact]
    public async Task Whom_to_call_stands_above_what_was_found()
    {
        await AssertFindsAsync("想自杀", "<a href=\"tel:12356\">12356</a>");
        await AssertFindsAsync("老公打我", "短信报警到 12110393");
        Assert.DoesNotContain("tel:119", await host.ReadAsync("/search?q=" + Uri.EscapeDataString("着火点")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_merely_shares_words_is_named_as_what_may_be_related()
    {
        await host.WriteOneAsync(host.Draft("zhengce-jiedu", "濮阳市2019年中招工作安排"));

        var html = await host.ReadAsync("/search?q=" + Uri.EscapeDataString("2031年中招工作安排"));

        Assert.Contains("没有完全对应的文章", html, StringComparison.Ordinal);
        Assert.Contains("可能相关", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/search")]
    [InlineData("/search?q=")]
    [InlineData("/search?q=%20%E3%80%80")]
    public async Task Before_a_question_there_is_a_form(string path)
    {
        var html = await host.ReadAsync(path);

        Assert.Contains("<label for=\"query\">搜索文章</label>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("没有找到", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("title:* AND (")]
    [InlineData("' or 1=1 --")]
    [InlineData("\\\"+-&&||!(){}[]^~*?:/")]
    [InlineData("\u0000\u0001\uffff")]
    [InlineData("👨‍👩‍👧")]
    public async Task A_hostile_question_is_a_question(string query)
    {
        var html = await host.ReadAsync("/search?q=" + Uri.EscapeDataString(query));

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img src=x", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_very_long_question_is_cut()
    {
        var html = await host.ReadAsync("/search?q=" + new string('a', 4000));

        Assert.Contains($"value=\"{new string('a', 100)}\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_questions_at_once_are_a_question() => await host.ReadAsync("/search?q=a&q=b&page=1");

    [Fact]
    public async Task Many_results_are_paged_and_bounded()
    {
        await host.WriteAsync([.. Enumerable.Range(1, 25).Select(number => host.Draft("tongzhi-gonggao", $"消防演练第{number}次"))]);
        var query = Uri.EscapeDataString("消防演练");

        var first = await host.ReadAsync($"/search?q={query}");
        Assert.Contains($"href=\"/search?q={query}&amp;page=2\" rel=\"next\"", first, StringComparison.Ordinal);
        Assert.Contains("找到 25 篇", first, StringComparison.Ordinal);
        await host.ReadAsync($"/search?q={query}&page=2");
        await host.ReadAsync($"/search?q={query}&page=3", HttpStatusCode.NotFound);
        await host.ReadAsync($"/search?q={query}&page=0", HttpStatusCode.NotFound);
        await host.ReadAsync($"/search?q={query}&page=999999999", HttpStatusCode.NotFound);
    }

    private async Task AssertFindsAsync(string words, string expected) =>
        Assert.Contains(expected, Results(await host.ReadAsync("/search?q=" + Uri.EscapeDataString(words))), StringComparison.Ordinal);

    // Not the frame of the page, which links to all boards.
    private static string Results(string html) => html[html.IndexOf("class=\"search-form\"", StringComparison.Ordinal)..html.IndexOf("<footer", StringComparison.Ordinal)];
}
