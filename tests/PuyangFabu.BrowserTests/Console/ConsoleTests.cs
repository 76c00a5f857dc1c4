using Microsoft.Playwright;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.People.Operators;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>The sign-in pages as people use them.</summary>
public sealed class ConsoleTests(ConsoleHost host, Chromium chromium) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task A_person_signs_in_changes_the_password_enrols_a_phone_and_signs_in_with_it()
    {
        await host.AppointAsync("wangwu", Role.Chief);
        await using var browser = await chromium.OpenAsync(375, 812);
        var page = browser.Page;
        await host.EnterAsync(page, "wangwu");

        await page.GetByRole(AriaRole.Link, new() { Name = "绑定动态口令" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "开始绑定" }).ClickAsync();
        var picture = page.GetByRole(AriaRole.Img, new() { Name = "绑定动态口令的二维码" });
        await Expect(picture).ToBeVisibleAsync();
        await Expect(picture).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await picture.EvaluateAsync<int>("element => element.naturalWidth") > 100);
        var secret = (await page.Locator(".secret").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        var app = new AuthenticatorApp(secret, host.Clock);
        await page.GetByLabel("6 位数字").FillAsync(app.Code());
        await page.GetByRole(AriaRole.Button, new() { Name = "确认绑定" }).ClickAsync();
        await Expect(page.Locator(".codes li")).ToHaveCountAsync(10);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await browser.Button("复制全部").ClickAsync();
        await Expect(page.GetByText("已复制")).ToBeVisibleAsync();
        var codes = await page.Locator(".codes li").AllInnerTextsAsync();
        Assert.Equal(codes, (await page.EvaluateAsync<string>("navigator.clipboard.readText()")).Split('\n'));
        var saved = await page.RunAndWaitForDownloadAsync(() => browser.Button("存成文件").ClickAsync());
        Assert.Equal("恢复码.txt", saved.SuggestedFilename);
        Assert.Equal(codes, (await File.ReadAllTextAsync(await saved.PathAsync())).TrimEnd().Split('\n'));
        await PageRules.HoldAsync(page, "recovery-codes-shown");
        await page.SetViewportSizeAsync(375, 812);
        await page.GetByRole(AriaRole.Link, new() { Name = "进入工作台" }).ClickAsync();
        await Expect(page.GetByText("已绑定，还有 10 个恢复码")).ToBeVisibleAsync();
        await browser.Button("导航").ClickAsync();
        await browser.Button("退出").ClickAsync();
        await Expect(page.GetByText("已退出登录")).ToBeVisibleAsync();

        host.Advance(TimeSpan.FromSeconds(30));
        await page.GetByLabel("用户名").FillAsync("wangwu");
        await page.GetByLabel("密码").FillAsync(ConsoleHost.Own);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("动态口令").FillAsync("000000");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("动态口令不对");
        await page.GetByLabel("动态口令").FillAsync(app.Code());
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "工作台" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Every_page_fits_phone_and_desk_and_breaks_no_rule()
    {
        await host.AppointAsync("zhaoliu", Role.Admin);
        await using var browser = await chromium.OpenAsync();
        var page = browser.Page;
        await HoldAsync(page, "/console/sign-in", "sign-in");
        await host.EnterAsync(page, "zhaoliu");
        await HoldAsync(page, "/console", "desk");
        await HoldAsync(page, "/console/security", "security");
        await HoldAsync(page, "/console/password", "password");
        await HoldAsync(page, "/console/security/second-factor", "security-second-factor");
        await HoldAsync(page, "/console/operators", "operators");
        await HoldAsync(page, "/console/operators/new", "operators-new");
        await HoldAsync(page, "/console/operators/1", "operators-1");
        await HoldAsync(page, "/console/nowhere", "nowhere");
        await HoldAsync(page, "/console/security/tokens", "security-tokens");
        await HoldAsync(page, "/console/security/sessions/end-all", "security-sessions-end-all");
        await HoldAsync(page, "/console/operators/1/unlock", "operators-1-unlock");
        await HoldAsync(page, "/console/operators/1/reset-password", "operators-1-reset-password");
        await HoldAsync(page, "/console/sign-out", "sign-out");

        // The browser itself reports the page that is not there.
        browser.HadNoTrouble(404);
    }

    private async Task HoldAsync(IPage page, string path, string name)
    {
        await page.GotoAsync(host.Address(path));
        foreach (var width in new[] { 320, 375, 720, 1280 })
        {
            await page.SetViewportSizeAsync(width, 812);
            var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(wide == width, $"{path} is {wide} px wide at {width} px.");
        }

        await PageRules.HoldAsync(page, name);
    }
}
