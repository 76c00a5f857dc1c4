using Microsoft.Playwright;
using PuyangFabu.BrowserTests;
using PuyangFabu.Tests.Foundation.Storage;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(TestDatabases))]

namespace PuyangFabu.BrowserTests;

/// <summary>
/// Debian's Chromium without a window, started once for all tests. A machine without it skips the tests by name.
/// The program made for that is preferred: without the tabs and menus of a desktop's browser, started anew for each page, the same page
/// costs half of the processor's time.
/// </summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Shell = "/usr/bin/chromium-headless-shell";
    private const string Desktop = "/usr/bin/chromium";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
        // The words of its own controls too: 选择文件, 年/月/日.
        "--lang=zh-CN",
    ];

    /// <summary>Far more than anything takes: a busy machine is no failure, and what is there at once is not waited for.</summary>
    private const float PatienceMs = 60_000;

    private readonly SemaphoreSlim starting = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    static Chromium() => Microsoft.Playwright.Assertions.SetDefaultExpectTimeout(PatienceMs);

    /// <summary>A page of its own, as a person in China sees it; it fails the test when a script does or a rule is broken.</summary>
    /// <param name="width">In CSS pixels.</param>
    /// <param name="height">In CSS pixels.</param>
    /// <param name="scale">Device pixels to a CSS pixel.</param>
    /// <param name="script">False for a browser in which scripts are switched off.</param>
    public async Task<BrowserPage> OpenAsync(int width = 1280, int height = 900, float scale = 1, bool script = true)
    {
        var program = File.Exists(Shell) ? Shell : Desktop;
        if (!File.Exists(program))
        {
            Missing.Skip($"Neither {Shell} nor {program} is installed.");
        }

        await starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            playwright ??= await Playwright.CreateAsync();
            browser ??= await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Arguments });
        }
        finally
        {
            starting.Release();
        }

        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            DeviceScaleFactor = scale,
            JavaScriptEnabled = script,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
        });
        context.SetDefaultTimeout(PatienceMs);
        return new BrowserPage(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        starting.Dispose();
    }
}
