using System.Collections.Concurrent;
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
        await page.GotoAsync(host.Address("/scalar/"));
        await Expect(page.GetByText("操作接口").First).ToBeAttachedAsync(new() { Timeout = 20_000 });
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var text = await page.Locator("body").InnerTextAsync();
        Assert.All(Offers, offer => Assert.DoesNotContain(offer, text, StringComparison.OrdinalIgnoreCase));

        // Whatever may be pressed without leaving the page.
        var buttons = page.Locator("button:visible");
        for (var index = 0; index < Math.Min(await buttons.CountAsync(), 40); index++)
        {
            await buttons.Nth(index).DispatchEventAsync("click", null, new() { Timeout = 1000 }).ContinueWith(static _ => { }, TaskScheduler.Default);
            await page.Keyboard.PressAsync("Escape");
        }

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

    private async Task<bool> IsPageAsync(IPage page, string path)
    {
        var answer = await page.APIRequest.GetAsync(host.Address(path), new() { MaxRedirects = 5, Timeout = 3000 }).ContinueWith(
            static task => task.IsCompletedSuccessfully ? task.Result : null, TaskScheduler.Default);
        return answer?.Headers.GetValueOrDefault("content-type")?.StartsWith("text/html", StringComparison.Ordinal) == true;
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
