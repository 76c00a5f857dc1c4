using System.Net;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Site.CitizenServices;

/// <summary>The page of services as it comes with the sample content.</summary>
public sealed class ServicesPageTests(ContentHost content) : IClassFixture<ContentHost>
{
    [Fact]
    public async Task The_page_has_tiles_by_theme_with_one_press_to_call_and_marks_what_is_a_sample()
    {
        var page = await PageAsync("");

        Assert.Contains("<h2 id=\"theme-0\">电话</h2>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"tel:12345\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"http://www.puyang.gov.cn/\"", page, StringComparison.Ordinal);
        Assert.Equal(30, page.Split("class=\"sample-mark\"").Length - 1);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?q=12345", "12345 政务服务便民热线", "清丰县政府网站")]
    [InlineData("?theme=举报", "网络举报和辟谣", "12345 政务服务便民热线")]
    [InlineData("?county=清丰县", "清丰县政府网站", "南乐县政府网站")]
    [InlineData("?county=清丰县", "12345 政务服务便民热线", "范县政府网站")]
    public async Task It_is_narrowed_by_words_theme_and_county(string query, string shown, string hidden)
    {
        var page = await PageAsync(query);

        Assert.Contains(shown, page, StringComparison.Ordinal);
        Assert.DoesNotContain(hidden, page, StringComparison.Ordinal);
        Assert.Contains("noindex", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_finds_nothing_says_where_to_ask() => Assert.Contains("拨打 12345 询问", await PageAsync("?q=没有这种服务"), StringComparison.Ordinal);

    [Fact]
    public async Task It_has_the_headers_of_every_page()
    {
        using var answer = await content.Operators.Anonymous().GetAsync("/services", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    private async Task<string> PageAsync(string query) => await content.Operators.Anonymous().GetStringAsync($"/services{query}", TestContext.Current.CancellationToken);
}
