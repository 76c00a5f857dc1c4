using System.Net;

namespace PuyangFabu.Tests.Site.Frame;

public sealed class ErrorPagesTests(PagesHost host) : IClassFixture<PagesHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/no/such/page")]
    [InlineData("/wp-login.php")]
    [InlineData("/articles")]
    [InlineData("/boards/")]
    [InlineData("/..%2f..%2fetc%2fpasswd")]
    [InlineData("/boards/%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    public async Task An_unknown_address_says_so_in_chinese_with_ways_on(string path)
    {
        var html = await host.ReadAsync(path, HttpStatusCode.NotFound);

        Assert.Contains("<h1>没有找到这个页面</h1>", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/boards/wei-puyang\"", html, StringComparison.Ordinal);
        Assert.Contains("action=\"/search\"", html, StringComparison.Ordinal);
        Assert.Contains("noindex", html, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/no-such-call")]
    [InlineData("/wechat/no-such-account/x")]
    [InlineData("/health/no-such-check")]
    public async Task Programs_get_no_page(string path)
    {
        using var response = await host.Client.GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.NotEqual("text/html", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_failure_says_so_and_tells_nothing_of_the_inside()
    {
        var html = await host.ReadAsync("/broken", HttpStatusCode.InternalServerError);

        Assert.Contains("<h1>暂时无法显示</h1>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("secret detail", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Posting_to_an_unknown_address_is_not_found_either()
    {
        using var response = await host.Client.PostAsync("/no/such/page", new StringContent("x"), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
