using Microsoft.Playwright;
using PuyangFabu.BrowserTests.Console;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Publishing.Broadcasts;
using PuyangFabu.Tests.Sandbox;
using SkiaSharp;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Documentation;

/// <summary>
/// Takes the pictures of the documentation from the product itself. With <c>PUYANGFABU_SCREENSHOTS</c> naming a folder
/// (<c>docs/images</c>) they are written there; otherwise they are only looked at.
/// </summary>
public sealed class PictureTests(TestDatabases databases, Chromium chromium)
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
    public async Task The_second_person_reads_a_broadcast_before_it_goes_out()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var flood = await room.Newsroom.PublishedAsync(new
        {
            board = "puyang-yaowen",
            title = "濮阳市启动城市防汛Ⅱ级应急响应",
            digest = "今夜到明天有暴雨，请减少外出。",
            source = "濮阳日报",
            body = "市防汛抗旱指挥部 18 时启动Ⅱ级响应。\n\n## 请注意\n\n- 不要涉水\n- 远离河道",
        });
        var water = await room.Newsroom.PublishedAsync(new
        {
            board = "tongzhi-gonggao",
            title = "京开大道部分路段停水通知",
            body = "明日 8 时至 18 时停水，请提前储水。",
            source = "濮阳日报",
        });
        var id = await room.SubmittedAsync(BroadcastRoom.ToAll(flood, water));
        await ConsoleHost.AppointAsync(room.Host.Services, "zhoujie", Role.Publisher, "周洁");
        await using var browser = await chromium.OpenAsync(1366, 820);
        var page = browser.Page;
        await ConsoleHost.EnterAsync(page, room.Host.Address, "zhoujie", ConsoleHost.First);
        await page.GotoAsync(new Uri(room.Host.Address, $"/console/broadcasts/{id}/approve").AbsoluteUri);
        await Expect(page.GetByText("第 2 篇完")).ToBeVisibleAsync();
        await KeepAsync(page, "console", 1366, 820);
        browser.HadNoTrouble();
    }

    /// <summary>Checks that something is drawn, and keeps it where a folder is named.</summary>
    private static async Task KeepAsync(IPage page, string name, int width, int height)
    {
        using var drawn = SKBitmap.Decode(await page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled }));
        var picture = WithFewerShades(drawn);
        Assert.Equal((width, height), (drawn.Width, drawn.Height));
        Assert.True(drawn.Pixels.Distinct().Count() > FewestColours, $"{name} is blank.");
        Assert.InRange(picture.Length, 1, LargestBytes);
        if (Environment.GetEnvironmentVariable("PUYANGFABU_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, $"{name}.png"), picture, Cancelled);
        }
    }

    // Nobody sees the difference, and smoothed letters and drawn covers take half the bytes.
    private static byte[] WithFewerShades(SKBitmap drawn)
    {
        using var fewer = new SKBitmap(drawn.Width, drawn.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        fewer.Pixels = Array.ConvertAll(drawn.Pixels, static pixel => new SKColor(Shade(pixel.Red), Shade(pixel.Green), Shade(pixel.Blue)));
        using var pixels = fewer.PeekPixels();
        using var encoded = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.NoFilters, 9))!;
        return encoded.ToArray();
    }

    private static byte Shade(byte value) => (byte)((value >> 3) * byte.MaxValue / 31);
}
