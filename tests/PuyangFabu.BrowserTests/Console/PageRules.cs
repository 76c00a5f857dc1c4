using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>
/// What holds of every page of the console at a desk and on a phone, by day and by night: the rules of WCAG 2.1 AA that axe knows, no
/// scrolling sideways, one main heading. With <c>PUYANGFABU_SCREENSHOTS</c> naming a folder the page is kept there as pictures.
/// </summary>
internal static class PageRules
{
    private static readonly (int Width, int Height)[] Screens = [(1366, 768), (390, 844)];

    private static readonly AxeRunOptions Rules = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] } };

    /// <param name="name">Of the pictures, without an extension.</param>
    public static async Task HoldAsync(IPage page, string name)
    {
        foreach (var (width, height) in Screens)
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                var broken = (await page.RunAxe(Rules)).Violations
                    .SelectMany(static rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Html}")).ToArray();
                Assert.True(broken.Length == 0, $"{name} at {width} px, {scheme}:\n{string.Join('\n', broken)}");
            }

            var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(wide == width, $"{name} is {wide} px wide at {width} px.");
            Assert.Equal(1, await page.Locator("h1").CountAsync());
            Assert.StartsWith("zh", await page.Locator("html").GetAttributeAsync("lang"), StringComparison.Ordinal);
            if (Environment.GetEnvironmentVariable("PUYANGFABU_SCREENSHOTS") is { Length: > 0 } folder)
            {
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
            }
        }
    }
}
