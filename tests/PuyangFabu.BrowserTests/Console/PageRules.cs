using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

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

    // Words beyond the page's edges or in a box that hides them and does not scroll, and what sticks over more than half of the screen.
    private const string CutOff =
        """
        () => {
            const shown = element => element.checkVisibility() && !element.closest('.visually-hidden, dialog, [popover]');
            const scrolls = element => element && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
            const worded = element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
            const found = [];
            for (const element of document.body.querySelectorAll('*')) {
                if (!shown(element)) continue;
                const style = getComputedStyle(element);
                const box = element.getBoundingClientRect();
                if (/fixed|sticky/.test(style.position) && box.height > innerHeight / 2 && box.width > innerWidth / 2) found.push(`covers ${Math.round(box.height)} px: ${element.outerHTML.slice(0, 120)}`);
                if (!worded(element)) continue;
                if ((box.right > innerWidth + 1 || box.left < -1) && !scrolls(element)) found.push(`beyond the edge: ${element.outerHTML.slice(0, 120)}`);
                if (/hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1) found.push(`hidden: ${element.outerHTML.slice(0, 120)}`);
            }
            return found;
        }
        """;

    // The innermost of what reaches beyond the page's edge.
    private const string TooWide =
        """
        () => [...document.body.querySelectorAll('*')].filter(element => element.getBoundingClientRect().right > innerWidth + 1)
            .slice(-3).map(element => element.outerHTML.slice(0, 200)).join('\n')
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
        HeldPages.Check(name, new Uri(page.Url).AbsolutePath);
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

    /// <summary>Opens pages one after the other and holds each, which had no trouble.</summary>
    /// <param name="root">Of the product.</param>
    public static async Task HoldAllAsync(BrowserPage browser, Uri root, params (string Path, string Name)[] pages)
    {
        foreach (var (path, name) in pages)
        {
            await browser.Page.SetViewportSizeAsync(Screens[0].Width, Screens[0].Height);
            await browser.Page.GotoAsync(new Uri(root, path).AbsoluteUri);
            await Expect(browser.Page.GetByRole(AriaRole.Heading, new() { Name = "没有这个页面" })).ToHaveCountAsync(0);
            await HoldAsync(browser.Page, name);
        }

        browser.HadNoTrouble();
    }

    private static async Task ArriveAsync(IPage page)
    {
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        await Expect(page.Locator("html[data-loading]")).ToHaveCountAsync(0);
    }

    /// <summary>The same at 200 % of a desk's screen; and no word is cut off, nor the page covered by what stays in its place.</summary>
    public static async Task HoldAtDoubleSizeAsync(IPage page, string name)
    {
        await page.EvaluateAsync(Axe);
        await FitAtDoubleSizeAsync(page, name);
        var broken = await page.EvaluateAsync<string[]>(Check, Everything);
        Assert.True(broken.Length == 0, $"{name} at 200 %:\n{string.Join('\n', broken)}");
        await ShootAsync(page, $"{name}-200");
    }

    private static async Task FitAtDoubleSizeAsync(IPage page, string name)
    {
        await page.SetViewportSizeAsync(Screens[0].Width / 2, Screens[0].Height / 2);
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(wide == Screens[0].Width / 2, $"{name} is {wide} px wide at 200 %: {(wide == Screens[0].Width / 2 ? "" : await page.EvaluateAsync<string>(TooWide))}");
        var cut = await page.EvaluateAsync<string[]>(CutOff);
        Assert.True(cut.Length == 0, $"{name} at 200 % cuts off:\n{string.Join('\n', cut)}");
    }

    private static async Task ShootAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PUYANGFABU_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
        }
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
            Assert.True(wide == width, $"{name} is {wide} px wide at {width} px: {(wide == width ? "" : await page.EvaluateAsync<string>(TooWide))}");
            Assert.Equal(1, await page.Locator("h1").CountAsync());
            Assert.StartsWith("zh", await page.Locator("html").GetAttributeAsync("lang"), StringComparison.Ordinal);
            await ShootAsync(page, $"{name}-{width}");
        }

        async Task KeepAsync(string where, string[] rules)
        {
            var broken = await page.EvaluateAsync<string[]>(Check, rules);
            Assert.True(broken.Length == 0, $"{name} {where}:\n{string.Join('\n', broken)}");
        }
    }
}
