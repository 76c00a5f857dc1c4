using Microsoft.Playwright;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>The desk of an administrator who has just begun, with a real account.</summary>
public sealed class FirstStartTests(TestDatabases databases, Chromium chromium)
{
    private static readonly string[] Real =
    [
        "--WeChat:Sandbox", "false", "--WeChat:ApiBaseUrl", "http://127.0.0.1:1/", "--Operators:ForcePasswordChange", "false",
        "--WeChat:Accounts:puyang:AppSecret", "0123456789abcdef", "--WeChat:Accounts:other:AppSecret", "fedcba9876543210",
    ];

    [Fact]
    public async Task It_leads_on_until_WeChat_has_checked_the_address()
    {
        await using var host = await ProductHost.StartAsync(databases, settings: Real);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await page.GotoAsync(new Uri(host.Address, "/console").ToString());
        await page.GetByLabel("用户名").FillAsync(OperatorDriver.AdminName);
        var given = OperatorDriver.PasswordIn(host.DataDirectory);
        await page.GetByLabel("密码").FillAsync(given);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("现在的密码").FillAsync(given);
        await page.GetByLabel("新密码", new() { Exact = true }).FillAsync(ConsoleHost.Own);
        await page.GetByLabel("再输一遍新密码").FillAsync(ConsoleHost.Own);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("密码已修改").WaitForAsync();
        await page.GotoAsync(new Uri(host.Address, "/console").ToString());
        await Expect(page.GetByText("微信还没有来验证")).ToHaveCountAsync(2);
        await Expect(page.GetByText("演练模式")).ToHaveCountAsync(0);
        await PageRules.HoldAsync(page, "desk-first-start");

        await host.Sender.Client.GetStringAsync($"/wechat?{host.Sender.Query("7")}&echostr=echo", TestContext.Current.CancellationToken);
        await page.Locator("[data-interactive]").First.WaitForAsync();
        var lit = page.GetByText("微信已验证");
        await Frames.UntilAsync(page, () => host.Database.Clock.Advance(TimeSpan.FromSeconds(2)), async () => await lit.CountAsync() > 0);
        await Expect(lit).ToHaveCountAsync(1);
        await Expect(page.Locator(".light-on")).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "desk-first-start-checked");

        await page.GetByRole(AriaRole.Link, new() { Name = "新建操作员" }).First.ClickAsync();
        await Expect(page.GetByLabel("终审")).ToHaveAccessibleDescriptionAsync(Role.DutyOf(Role.Chief));
        await PageRules.HoldAsync(page, "operators-new-roles");
        browser.HadNoTrouble();
    }
}
