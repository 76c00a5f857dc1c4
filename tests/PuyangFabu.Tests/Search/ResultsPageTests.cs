using System.Net;
using PuyangFabu.Tests.Site;

namespace PuyangFabu.Tests.Search;

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
}
