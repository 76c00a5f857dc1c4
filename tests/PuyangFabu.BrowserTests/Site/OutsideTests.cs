using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PuyangFabu.BrowserTests.Console;
using PuyangFabu.People.Actors;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Site;

/// <summary>No page of ours speaks to the outside: every one carries a policy and asks nobody but this server.</summary>
public sealed class OutsideTests(ConsoleHost host, Chromium chromium) : IClassFixture<ConsoleHost>
{
    /// <summary>Words of the reader's that would hand something to its makers.</summary>
    private static readonly string[] Offers =
    [
        "Ask AI", "Share", "Generate", "Deploy", "MCP", "Powered by Scalar", "Open API Client", "Developer Tools",
        "询问 AI", "分享", "生成 SDK", "部署", "Scalar 提供支持", "开发者工具",
    ];

    /// <summary>Whatever may be pressed without leaving the page, one after the other, with what opens closed again. Within the page: asked for from here, each takes a second.</summary>
    private const string PressButtons =
        """
        async most => {
          let pressed = 0;
          for (; pressed < most; pressed++) {
            const button = [...document.querySelectorAll('button')].filter(found => found.checkVisibility({ visibilityProperty: true }))[pressed];
            if (!button) break;
            button.click();
            await new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)));
            (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
          }
          return pressed;
        }
        """;

    [Fact]
    public async Task Every_page_of_ours_has_a_policy_and_makes_no_foreign_request()
    {
        await host.AppointAsync("outside", Role.Admin);
        await using var browser = await chromium.OpenAsync(1366, 900);
        var foreign = Watch(browser.Page);
        await browser.Page.GotoAsync(host.Address("/console/sign-in"));
        await host.EnterAsync(browser.Page, "outside");

        var paths = Paths().ToList();
        Assert.All(["/", "/directory", "/search", "/console", "/console/sign-in", "/scalar/", "/sandbox/phone", "/sandbox/platform"], path => Assert.Contains(path, paths));
        foreach (var path in paths.Append("/nowhere").Append("/console/nowhere").Append("/boards/wei-puyang").Append("/console/operators/1"))
        {
            // Streams and downloads are no pages.
            if (await IsPageAsync(browser.Page, path))
            {
                var answer = await browser.Page.GotoAsync(host.Address(path), new() { WaitUntil = WaitUntilState.Load });
                Assert.True(answer!.Headers.TryGetValue("content-security-policy", out var policy), $"{path} has no policy.");
                Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            }
        }

        Assert.Empty(foreign);
    }

    [Theory]
    [InlineData(1366, 900)]
    [InlineData(390, 844)]
    public async Task The_description_of_the_API_can_be_read_and_tried_and_offers_nothing_that_leads_outside(int width, int height)
    {
        await using var browser = await chromium.OpenAsync(width, height);
        var page = browser.Page;
        var foreign = Watch(page);

        // Its script is 5 MB to read and run before the page counts as loaded: what is waited for is what it then shows.
        await page.GotoAsync(host.Address("/scalar/"), new() { WaitUntil = WaitUntilState.Commit });
        await Expect(page.GetByText("操作接口").First).ToBeAttachedAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var text = await page.Locator("body").InnerTextAsync();
        Assert.All(Offers, offer => Assert.DoesNotContain(offer, text, StringComparison.OrdinalIgnoreCase));

        Assert.InRange(await page.EvaluateAsync<int>(PressButtons, 40), 10, 40);
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Empty(foreign);
        Assert.DoesNotContain(browser.Troubles, static trouble => trouble.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    private IEnumerable<string> Paths() =>
        from endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { } methods || methods.Contains(HttpMethods.Get)
        let path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
        let plain = path.Replace("{documentName?}", "", StringComparison.Ordinal)
        where !plain.Contains('{', StringComparison.Ordinal) && !plain.StartsWith("/api/", StringComparison.Ordinal)
        orderby plain
        select plain;

    // By the head of the answer alone: a stream has no end.
    private async Task<bool> IsPageAsync(IPage page, string path)
    {
        var cookies = new CookieContainer();
        foreach (var cookie in await page.Context.CookiesAsync())
        {
            cookies.Add(new System.Net.Cookie(cookie.Name, cookie.Value, cookie.Path, cookie.Domain));
        }

        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, CookieContainer = cookies, MaxAutomaticRedirections = 5 });
        using var answer = await client.GetAsync(host.Address(path), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return answer.Content.Headers.ContentType?.MediaType == "text/html";
    }

    private ConcurrentQueue<string> Watch(IPage page)
    {
        var foreign = new ConcurrentQueue<string>();
        var own = new Uri(host.Address("/"));
        page.Context.Request += (_, request) =>
        {
            if (Uri.TryCreate(request.Url, UriKind.Absolute, out var address) && address.Scheme is not ("data" or "blob" or "about") && address.Authority != own.Authority)
            {
                foreign.Enqueue(request.Url);
            }
        };
        return foreign;
    }
}
