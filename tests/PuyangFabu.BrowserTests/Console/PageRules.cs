using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>
/// What holds of every page of the console at a desk and on a phone, by day and by night: the rules of WCAG 2.1 AA that axe knows, no
/// scrolling sideways, one main heading. With <c>PUYANGFABU_SCREENSHOTS</c> naming a folder the page is kept there as pictures.
/// </summary>
internal static class PageRules
{
    private static readonly (int Width, int Height)[] Screens = [(1366, 768), (390, 844)];

    // In the page itself. The way of axe's own library, made for pages with frames, opens a page of its own to put together what it
    // found in each: five times the time.
    private const string Check =
        """
        async rules => (await axe.run(document, { runOnly: rules, resultTypes: ['violations'] }))
            .violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}`))
        """;

    private static readonly string[] Everything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];

    // The night has other colours and nothing else of its own, and the same ones at every width.
    private static readonly string[] Colours = ["color-contrast"];

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <param name="name">Of the pictures, without an extension.</param>
    public static async Task HoldAsync(IPage page, string name)
    {
        // A press leads on when its answer is there, by a patch of this page or by another one. The rules are held by what stays.
        await ArriveAsync(page);
        var found = page.ViewportSize!;
        for (var leaving = 0; ; leaving++)
        {
            try
            {
                await HoldHereAsync(page, name);
                break;
            }
            catch (PlaywrightException left) when (leaving < 3 && left.Message.Contains("Execution context was destroyed", StringComparison.Ordinal))
            {
                await ArriveAsync(page);
            }
        }

        await page.SetViewportSizeAsync(found.Width, found.Height);
    }

    private static async Task ArriveAsync(IPage page)
    {
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        await Assertions.Expect(page.Locator("html[data-loading]")).ToHaveCountAsync(0);
    }

    private static async Task HoldHereAsync(IPage page, string name)
    {
        await page.EvaluateAsync(Axe);
        await page.SetViewportSizeAsync(Screens[0].Width, Screens[0].Height);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await KeepAsync("by night", Colours);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        foreach (var (width, height) in Screens)
        {
            await page.SetViewportSizeAsync(width, height);
            await KeepAsync($"at {width} px", Everything);
            var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(wide == width, $"{name} is {wide} px wide at {width} px.");
            Assert.Equal(1, await page.Locator("h1").CountAsync());
            Assert.StartsWith("zh", await page.Locator("html").GetAttributeAsync("lang"), StringComparison.Ordinal);
            if (Environment.GetEnvironmentVariable("PUYANGFABU_SCREENSHOTS") is { Length: > 0 } folder)
            {
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
            }
        }

        async Task KeepAsync(string where, string[] rules)
        {
            var broken = await page.EvaluateAsync<string[]>(Check, rules);
            Assert.True(broken.Length == 0, $"{name} {where}:\n{string.Join('\n', broken)}");
        }
    }
}
