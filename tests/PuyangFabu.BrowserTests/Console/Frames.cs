using System.Diagnostics;
using Microsoft.Playwright;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>Waits for what an island shows at times of the product's clock, which only the test moves.</summary>
internal static class Frames
{
    /// <summary>Real time. When it is over the test goes on, and fails where it looks.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <param name="step">Moves the clock on; the page is drawn after each.</param>
    public static async Task UntilAsync(IPage page, Action step, Func<Task<bool>> seen)
    {
        for (var began = Stopwatch.StartNew(); !await seen() && began.Elapsed < Patience;)
        {
            step();
            try
            {
                await page.EvaluateAsync("() => new Promise(requestAnimationFrame)");
            }
            catch (PlaywrightException left) when (left.Message.Contains("Execution context was destroyed", StringComparison.Ordinal))
            {
                // What is over is shown by the page anew.
                await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
            }
        }
    }
}
