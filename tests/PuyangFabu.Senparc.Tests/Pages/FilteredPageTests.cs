using System.Net;
using Microsoft.AspNetCore.Http;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using Senparc.Weixin.MP.MvcExtension;

namespace PuyangFabu.Senparc.Tests.Pages;

/// <summary>MvcExtension's filters before the citizen's form, as a team with a service account registers them.</summary>
public sealed class FilteredPageTests(TestDatabases databases)
{
    private const string InWeChat = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 MicroMessenger/8.0.50";

    [Theory]
    [InlineData(InWeChat, false)]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64)", true)]
    [InlineData(null, true)]
    public async Task The_form_opens_inside_WeChat_alone(string? browser, bool refused)
    {
        await using var host = await ProductHost.StartAsync(databases, configure: static services => services.AddSenparcPageFilter(
            SenparcPages.CaseForm, new WeixinInternalRequestAttribute("请在微信中打开")));

        var (_, body) = await GetAsync(host, SenparcPages.CaseForm, browser);
        var (_, home) = await GetAsync(host, "/", browser);

        Assert.Equal(refused, body == "请在微信中打开");
        Assert.DoesNotContain("请在微信中打开", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_not_signed_in_is_sent_to_WeChat_and_who_has_sees_the_form()
    {
        await using var host = await ProductHost.StartAsync(databases, configure: static services => services.AddSenparcPageFilter(
            SenparcPages.CaseForm, new SignedIn()));

        var stranger = await GetAsync(host, SenparcPages.CaseForm, InWeChat);
        var known = await GetAsync(host, SenparcPages.CaseForm, InWeChat, "signed=1");

        Assert.Equal(HttpStatusCode.Redirect, stranger.Answer.StatusCode);
        Assert.Equal("open.weixin.qq.com", stranger.Answer.Headers.Location!.Host);

        // As the world names the product, and not as the proxy before it does.
        Assert.Contains(
            $"redirect_uri={ProductHost.PublicBase}team/signed-in?returnUrl={ProductHost.PublicBase}cases/new",
            Uri.UnescapeDataString(Uri.UnescapeDataString(stranger.Answer.Headers.Location.Query)),
            StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(HttpStatusCode.Redirect, known.Answer.StatusCode);
        Assert.Contains("<!DOCTYPE html>", known.Body, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<(HttpResponseMessage Answer, string Body)> GetAsync(ProductHost host, string path, string? browser, string? cookie = null)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address, path));
        Add(request, "User-Agent", browser);
        Add(request, "Cookie", cookie);
        var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    /// <summary>A team's own way to remember who has signed in.</summary>
    private sealed class SignedIn() : SenparcOAuthAttribute("wx0000000000000001", "/team/signed-in")
    {
        public override bool IsLogined(HttpContext httpContext) => httpContext.Request.Cookies.ContainsKey("signed");
    }
}
