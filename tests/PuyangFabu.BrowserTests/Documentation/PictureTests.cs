using Microsoft.Playwright;
using PuyangFabu.BrowserTests.Console;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Sandbox;
using SkiaSharp;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Documentation;

/// <summary>
/// Takes the pictures of the documentation from the product itself. With <c>PUYANGFABU_SCREENSHOTS</c> naming a folder
/// (<c>docs/images</c>) they are written there; otherwise they are only looked at.
/// </summary>
public sealed class PictureTests(ConsoleHost console, Chromium chromium) : IClassFixture<ConsoleHost>
{
    private const int LargestBytes = 200_000;
    private const int FewestColours = 32;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_phone_page_after_a_follow_and_two_questions()
    {
        await using var product = await SandboxedProduct.StartAsync();
        await using var browser = await chromium.OpenAsync(390, 720, scale: 2);
        var page = browser.Page;
        await page.GotoAsync(new Uri(product.Address, "/sandbox/phone").AbsoluteUri);
        await browser.Button("关注").ClickAsync();
        await Expect(page.Locator(".bubble a")).ToHaveCountAsync(3);
        await browser.Button("切换到键盘").ClickAsync();
        foreach (var (question, answer) in new[] { ("公安局", "平安濮阳"), ("医保", "医疗保障部门") })
        {
            await page.GetByLabel("输入消息").FillAsync(question);
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator(".bubble").Last).ToContainTextAsync(answer);
        }

        await browser.Button("切换到菜单").ClickAsync();

        await KeepAsync(page, "phone", 780, 1440);
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task The_operators_of_the_console()
    {
        await console.AppointAsync("zhaomin", Role.Admin, "赵敏");
        foreach (var (userName, role, displayName) in new[]
        {
            ("qianjin", Role.Security, "钱进"), ("sunli", Role.Editor, "孙丽"), ("liwei", Role.Reviewer, "李伟"), ("zhoujie", Role.Chief, "周洁"),
            ("wufan", Role.Publisher, "吴凡"), ("zhengyi", Role.Auditor, "郑毅"),
        })
        {
            await console.AppointAsync(userName, role, displayName);
        }

        await using var browser = await chromium.OpenAsync(1366, 620);
        var page = browser.Page;
        await console.EnterAsync(page, "zhaomin");
        await page.GotoAsync(console.Address("/console/operators"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "人员", Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByText("周洁").First).ToBeVisibleAsync();

        await KeepAsync(page, "console", 1366, 620);
        browser.HadNoTrouble();
    }

    /// <summary>Checks that something is drawn, and keeps it where a folder is named.</summary>
    private static async Task KeepAsync(IPage page, string name, int width, int height)
    {
        var picture = await page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled });
        using var drawn = SKBitmap.Decode(picture);
        Assert.Equal((width, height), (drawn.Width, drawn.Height));
        Assert.True(drawn.Pixels.Distinct().Count() > FewestColours, $"{name} is blank.");
        Assert.InRange(picture.Length, 1, LargestBytes);
        if (Environment.GetEnvironmentVariable("PUYANGFABU_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, $"{name}.png"), picture, Cancelled);
        }
    }
}
