using System.Net;
using PuyangFabu.Site.Frame;

namespace PuyangFabu.Tests.Site.Frame;

public sealed class PageHeadersTests(PagesHost host) : IClassFixture<PagesHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/boards/wei-puyang")]
    [InlineData("/search?q=%E5%85%AC%E7%A7%AF%E9%87%91")]
    [InlineData("/directory")]
    [InlineData("/feed.xml")]
    [InlineData("/boards/wei-puyang/feed.xml")]
    [InlineData("/articles/999999")]
    [InlineData("/no/such/page")]
    [InlineData("/broken")]
    [InlineData("/robots.txt")]
    [InlineData("/favicon.ico")]
    [InlineData("/covers/boards/wei-puyang.png")]
    [InlineData("/site/text-size?size=large&return=/")]
    public async Task Every_public_answer_carries_the_policy_and_names_no_server(string path)
    {
        using var response = await host.Client.GetAsync(path, Cancellation);

        Assert.Equal(PageHeaders.ContentSecurityPolicy, Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public void The_policy_allows_no_script_and_no_foreign_frame()
    {
        Assert.StartsWith("default-src 'none';", PageHeaders.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", PageHeaders.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", PageHeaders.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", PageHeaders.ContentSecurityPolicy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/boards/wei-puyang")]
    [InlineData("/search?q=abc")]
    [InlineData("/directory")]
    [InlineData("/no/such/page")]
    public async Task Pages_hold_no_script_no_style_attribute_and_exactly_one_main_heading(string path)
    {
        using var response = await host.Client.GetAsync(path, Cancellation);
        var html = await response.Content.ReadAsStringAsync(Cancellation);

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, html.Split("<h1").Length);
        Assert.Contains("<html lang=\"zh-CN\"", html, StringComparison.Ordinal);
        Assert.Contains("<main id=\"content\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"#content\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/directory")]
    [InlineData("/feed.xml")]
    [InlineData("/favicon.svg")]
    public async Task Head_answers_like_get_without_a_body(string path)
    {
        using var get = await host.Client.GetAsync(path, Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var head = await host.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/articles/1")]
    public async Task Pages_cannot_be_posted_to(string path)
    {
        using var response = await host.Client.PostAsync(path, new StringContent("x"), Cancellation);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }
}
