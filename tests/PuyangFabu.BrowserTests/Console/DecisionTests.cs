using System.Globalization;
using Microsoft.Playwright;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.Tests.Publishing.Broadcasts;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>Decisions as people make them: reading first, by keyboard alone, after a wrong password, from what nobody had an answer for.</summary>
public sealed class DecisionTests(TestDatabases databases, Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_second_person_gets_the_button_only_once_he_says_that_he_has_read(bool script)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.SubmittedAsync();
        await using var browser = await chromium.OpenAsync(1366, 768, script: script);
        await EnterAsync(room, browser.Page, "publisher");
        await browser.Page.GotoAsync(Address(room, $"/console/broadcasts/{id}/approve"));
        var button = browser.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^批准") });
        await Expect(browser.Page.GetByText("勾选之后，批准的按钮才出现")).ToBeVisibleAsync();
        await Expect(button).ToBeHiddenAsync();
        await browser.Page.GetByLabel("我已逐条阅读").CheckAsync();
        await Expect(button).ToBeVisibleAsync();
        await Expect(browser.Page.GetByText("勾选之后，批准的按钮才出现")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_the_second_person_typed_comes_back_after_an_expired_session_but_neither_his_tick_nor_his_number()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.SubmittedAsync();
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await EnterAsync(room, page, "publisher");
        await page.GotoAsync(Address(room, $"/console/broadcasts/{id}/approve"));
        await page.GetByLabel("我已逐条阅读").CheckAsync();
        await page.GetByLabel("我知道可能没有人收到").CheckAsync();
        await page.Locator("#typed").FillAsync("128431");
        await page.GetByLabel("意见（可不填）").FillAsync("按应急值班安排发");
        await page.Context.ClearCookiesAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^批准") }).ClickAsync();
        await page.GetByLabel("用户名").FillAsync("publisher");
        await page.GetByLabel("密码").FillAsync(ConsoleHost.Own);
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText("已恢复您上次没有提交的内容")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("意见（可不填）")).ToHaveValueAsync("按应急值班安排发");
        await Expect(page.Locator("#typed")).ToHaveValueAsync("");
        await Expect(page.GetByLabel("我已逐条阅读")).Not.ToBeCheckedAsync();
        await Expect(page.GetByLabel("我知道可能没有人收到")).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task A_reason_that_was_typed_on_the_page_before_is_in_the_box_after_an_expired_session()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = (await room.Newsroom.Writer.WriteAsync("要退回的一篇")).Id;
        (await room.Newsroom.Writer.SubmitAsync(id)).Ok();
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await EnterAsync(room, page, "editor");
        await page.GotoAsync(Address(room, $"/console/review/{id}"));
        await page.GetByLabel("意见（退回时写理由）").FillAsync("第二段的数字没有出处");
        await page.Context.ClearCookiesAsync();
        await browser.Button("退回编辑").ClickAsync();
        await page.GetByLabel("用户名").FillAsync("editor");
        await page.GetByLabel("密码").FillAsync(ConsoleHost.Own);
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText("已恢复您上次没有提交的内容")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("退回的理由")).ToHaveValueAsync("第二段的数字没有出处");
        await browser.Button("退回编辑").ClickAsync();
        await Expect(page.GetByText("已退回编辑")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_article_is_passed_with_the_keyboard_alone_and_leads_to_the_next()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        foreach (var title in new[] { "键盘审的一篇", "接着的一篇" })
        {
            (await room.Newsroom.Writer.SubmitAsync((await room.Newsroom.Writer.WriteAsync(title)).Id)).Ok();
        }

        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await EnterAsync(room, page, "editor");
        await page.GotoAsync(Address(room, "/console/review"));
        await TabToAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "键盘审的一篇" }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "键盘审的一篇", Level = 1 })).ToBeVisibleAsync();
        await TabToAsync(page, page.GetByLabel("意见（退回时写理由）"));
        await page.Keyboard.TypeAsync("属实");
        await TabToAsync(page, browser.Button("通过"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("这是下一篇。")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "接着的一篇", Level = 1 })).ToBeVisibleAsync();
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task A_wrong_password_is_told_without_saying_more_and_keeps_the_name()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        await using var browser = await chromium.OpenAsync(390, 844);
        var page = browser.Page;
        foreach (var name in new[] { "writer", "nobody-of-that-name" })
        {
            await page.GotoAsync(Address(room, "/console/sign-in"));
            await page.GetByLabel("用户名").FillAsync(name);
            await page.GetByLabel("密码").FillAsync("Not-the-word-2016");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("用户名或密码");
            await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
            await Expect(page.GetByLabel("用户名")).ToHaveValueAsync(name);
            await Expect(page.GetByLabel("密码")).ToHaveValueAsync("");
        }

        await PageRules.HoldAsync(page, "sign-in-refused");
        await page.GetByLabel("用户名").FillAsync("writer");
        await page.GetByLabel("密码").FillAsync(OperatorDriver.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("现在的密码")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Words_that_found_nothing_become_a_rule_with_one_press()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        await room.Host.Sender.AskAsync("㐀㐁什么时候到");
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await EnterAsync(room, page, "writer");
        await page.GotoAsync(Address(room, "/console/replies/unanswered"));
        await PageRules.HoldAsync(page, "replies-unanswered");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^建规则") }).ClickAsync();
        await Expect(page.GetByLabel("名称", new() { Exact = true })).ToHaveValueAsync("㐀㐁什么时候到");
        await page.GetByLabel("文字", new() { Exact = true }).FillAsync("请留意本号的通知。");
        await browser.Button("保存").ClickAsync();
        await Expect(page.GetByText("已保存，现在就按它回复")).ToBeVisibleAsync();
        Assert.Equal("请留意本号的通知。", await room.Host.Sender.AskAsync("㐀㐁什么时候到", "oUser2"));
        await page.GotoAsync(Address(room, "/console/replies/unanswered"));
        await Expect(page.GetByText("㐀㐁什么时候到")).ToHaveCountAsync(0);
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task The_progress_of_a_broadcast_moves_by_itself()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.ApprovedAsync();
        await room.StepAsync();
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await EnterAsync(room, page, "publisher");
        await page.GotoAsync(Address(room, $"/console/broadcasts/{id}"));
        var progress = page.Locator("[data-interactive=true]").Filter(new() { HasText = "有变化会自动显示" });
        await Expect(progress).ToContainTextAsync("微信已受理");
        await room.ReportAsync(room.Jobs[0].MsgId.ToString(CultureInfo.InvariantCulture));
        // The island looks again every three seconds of the product's clock, which only the test moves.
        await Frames.UntilAsync(page, () => room.Host.Database.Clock.Advance(TimeSpan.FromSeconds(3)), async () => await page.GetByText("1,098").CountAsync() > 0);
        await Expect(page.GetByText("1,098").First).ToBeVisibleAsync();
        await Expect(page.GetByText("有变化会自动显示")).ToHaveCountAsync(0);
        browser.HadNoTrouble();
    }

    // As many stops as a page of this length may have.
    private static async Task TabToAsync(IPage page, ILocator wanted)
    {
        for (var stop = 0; stop < 80; stop++)
        {
            if (await wanted.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        await Expect(wanted).ToBeFocusedAsync();
    }

    private static string Address(BroadcastRoom room, string path) => room.Host.Address.ToString().TrimEnd('/') + path;

    private static Task EnterAsync(BroadcastRoom room, IPage page, string userName) =>
        ConsoleHost.EnterAsync(page, room.Host.Address, userName, OperatorDriver.Password);
}
