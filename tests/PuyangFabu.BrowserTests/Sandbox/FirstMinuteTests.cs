using PuyangFabu.Tests.Sandbox;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Sandbox;

/// <summary>A newcomer's first minute with the product as its first start leaves it.</summary>
public sealed class FirstMinuteTests(Chromium chromium)
{
    [Theory]
    [InlineData(1280, 900)]
    [InlineData(375, 812)]
    public async Task A_newcomer_follows_taps_asks_and_reads(int width, int height)
    {
        await using var product = await SandboxedProduct.StartAsync();
        await using var browser = await chromium.OpenAsync(width, height);
        var page = browser.Page;
        await page.GotoAsync(new Uri(product.Address, "/sandbox/phone").AbsoluteUri);

        await browser.Button("关注").ClickAsync();
        await Expect(page.Locator(".bubble a")).ToHaveTextAsync(["微濮阳", "微政务", "微平台"]);

        await browser.Button("微濮阳").ClickAsync();
        await browser.Button("濮阳要闻").ClickAsync();
        await Expect(page.Locator(".news")).ToHaveCountAsync(1);
        await Expect(page.Locator(".news img").First).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await page.Locator(".news img").First.EvaluateAsync<int>("image => image.naturalWidth") > 0);

        await browser.Button("切换到键盘").ClickAsync();
        await page.GetByLabel("输入消息").FillAsync("公积金");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".row--mine .bubble")).ToHaveTextAsync("公积金");
        var answer = page.Locator(".row--mine ~ .news, .row--mine ~ .row");
        await Expect(answer).ToContainTextAsync("公积金");

        await answer.Locator("a").First.ClickAsync();
        var article = page.FrameLocator(".browser__frame");
        await Expect(article.Locator("h1").First).ToContainTextAsync("公积金");
        await Expect(page.Locator(".browser .nav__title")).ToContainTextAsync("公积金");
        await browser.Button("关闭网页").ClickAsync();

        await Expect(page.Locator(".step--done")).ToHaveCountAsync(4);
        await page.ReloadAsync();
        await Expect(page.Locator(".step--done")).ToHaveCountAsync(4);
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task Boards_in_a_text_are_a_tap_away_as_page_or_as_words()
    {
        await using var product = await SandboxedProduct.StartAsync();
        await using var browser = await chromium.OpenAsync();
        var page = browser.Page;
        await page.GotoAsync(new Uri(product.Address, "/sandbox/phone").AbsoluteUri);
        await browser.Button("关注").ClickAsync();

        await page.Locator(".bubble a").First.ClickAsync();
        await Expect(page.FrameLocator(".browser__frame").Locator("h1").First).ToContainTextAsync("微濮阳");
        await browser.Button("关闭网页").ClickAsync();

        await browser.Button("切换到键盘").ClickAsync();
        await page.GetByLabel("输入消息").FillAsync("你好");
        await browser.Button("发送").ClickAsync();
        await page.Locator(".row--mine ~ .row .bubble a", new() { HasText = "微政务" }).ClickAsync();
        await Expect(page.Locator(".row--mine .bubble")).ToHaveTextAsync(["你好", "微政务"]);
        await Expect(page.Locator(".bubble").Last).ToContainTextAsync("微政务");
        browser.HadNoTrouble();
    }
}
