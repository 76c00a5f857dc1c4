using System.Globalization;
using Microsoft.Playwright;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.Tests.Publishing.Broadcasts;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>发布与群发 and 菜单 as two people use them, each in a browser of his own.</summary>
public sealed class SendingTests(TestDatabases databases, Chromium chromium)
{
    [Fact]
    public async Task A_broadcast_goes_from_the_composer_through_the_second_person_to_its_result()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        await room.Newsroom.PublishedAsync(new
        {
            board = "puyang-yaowen",
            title = "濮阳市启动城市防汛Ⅱ级应急响应",
            digest = "今夜到明天有暴雨，请减少外出。",
            source = "濮阳日报",
            body = "市防汛抗旱指挥部 18 时启动Ⅱ级响应。\n\n## 请注意\n\n- 不要涉水\n- 远离河道\n\n值班电话见本站名录。",
        });
        await room.Newsroom.PublishedAsync(new { board = "tongzhi-gonggao", title = "京开大道部分路段停水通知", body = "明日 8 时至 18 时停水，请提前储水。", source = "濮阳日报" });
        await using var writing = await chromium.OpenAsync(1366, 768);
        await using var deciding = await chromium.OpenAsync(1366, 768);
        var (writer, publisher) = (writing.Page, deciding.Page);
        await EnterAsync(room, writer, "writer");
        await EnterAsync(room, publisher, "publisher");

        await writer.GotoAsync(Address(room, "/console/broadcasts"));
        await PageRules.HoldAsync(writer, "broadcasts-empty");
        await writer.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "新建群发" }).First.ClickAsync();
        await Expect(writer.Locator(".picker[data-interactive=true]")).ToBeVisibleAsync();
        await writer.GetByRole(AriaRole.Button, new() { Name = "选用“京开大道部分路段停水通知”" }).ClickAsync();
        await writer.GetByRole(AriaRole.Button, new() { Name = "选用“濮阳市启动城市防汛Ⅱ级应急响应”" }).ClickAsync();
        await writer.GetByRole(AriaRole.Button, new() { Name = "上移“濮阳市启动城市防汛Ⅱ级应急响应”" }).ClickAsync();
        await Expect(writer.GetByText("1. 濮阳市启动城市防汛Ⅱ级应急响应")).ToBeVisibleAsync();
        await PageRules.HoldAsync(writer, "broadcast-new");
        await writer.GetByRole(AriaRole.Button, new() { Name = "保存草稿" }).ClickAsync();
        await Expect(writer.GetByText("草稿已保存")).ToBeVisibleAsync();
        await PageRules.HoldAsync(writer, "broadcast-draft");
        await writer.GetByRole(AriaRole.Link, new() { Name = "预览到手机" }).ClickAsync();
        await Expect(writer.GetByRole(AriaRole.Heading, new() { Name = "发到谁的手机" })).ToBeVisibleAsync();
        await PageRules.HoldAsync(writer, "broadcast-preview");
        await writer.GotoAsync(Address(room, "/console/broadcasts/1/submit"));
        await PageRules.HoldAsync(writer, "broadcast-submit");
        await writer.GetByRole(AriaRole.Button, new() { Name = "提交批准" }).ClickAsync();
        await Expect(writer.GetByText("已提交")).ToBeVisibleAsync();

        await publisher.GotoAsync(Address(room, "/console/broadcasts"));
        await PageRules.HoldAsync(publisher, "broadcasts");
        await publisher.GetByRole(AriaRole.Link, new() { Name = "逐条阅读，批准" }).ClickAsync();
        await Expect(publisher.GetByText("第 2 篇完")).ToBeVisibleAsync();
        await PageRules.HoldAsync(publisher, "broadcast-approve");
        var label = publisher.Locator("label[for=typed]");
        var word = (await label.InnerTextAsync()).Split('“')[1].TrimEnd('”');
        await publisher.GetByLabel("我已逐条阅读").CheckAsync();
        await publisher.GetByLabel("我知道可能没有人收到").CheckAsync();
        await label.ClickAsync();
        await publisher.Keyboard.TypeAsync(word);
        await publisher.GetByRole(AriaRole.Button, new() { Name = "批准，立即发给全部粉丝" }).ClickAsync();
        await Expect(publisher.GetByText("已批准，几秒钟内交给微信")).ToBeVisibleAsync();
        await room.StepAsync();
        await publisher.ReloadAsync();
        await Expect(publisher.GetByText("微信已受理").First).ToBeVisibleAsync();
        await room.ReportAsync(room.Jobs[0].MsgId.ToString(CultureInfo.InvariantCulture));
        await publisher.ReloadAsync();
        await Expect(publisher.GetByText("1,098").First).ToBeVisibleAsync();
        await PageRules.HoldAsync(publisher, "broadcast-sent");
        await publisher.GotoAsync(Address(room, "/console/broadcasts/1/recall"));
        await PageRules.HoldAsync(publisher, "broadcast-recall");
        writing.HadNoTrouble();
        deciding.HadNoTrouble();
    }

    [Fact]
    public async Task Articles_are_dragged_into_their_order_and_without_script_the_buttons_do_it()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        await room.Newsroom.ApprovedAsync(new { board = "puyang-yaowen", title = "还没有发布的一篇", body = "正文。", source = "濮阳日报" });
        await room.Newsroom.PublishedAsync(new { board = "tongzhi-gonggao", title = "京开大道部分路段停水通知", body = "请储水。", source = "濮阳日报" });
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await EnterAsync(room, page, "writer");
        await page.GotoAsync(Address(room, "/console/broadcasts/new"));
        await Expect(page.Locator(".picker[data-interactive=true]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "选用“京开大道部分路段停水通知”" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "选用“还没有发布的一篇”" }).ClickAsync();
        await Expect(page.GetByText("2. 还没有发布的一篇")).ToBeVisibleAsync();
        await page.Locator(".picker ol > li").Nth(1).DragToAsync(page.Locator(".picker ol > li").Nth(0));
        await Expect(page.GetByText("1. 还没有发布的一篇")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "上移“京开大道部分路段停水通知”" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("1. 京开大道部分路段停水通知")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "下移“京开大道部分路段停水通知”" })).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "18:00" }).Last.ClickAsync();
        await Expect(page.GetByLabel("时间", new() { Exact = true })).ToHaveValueAsync("18:00");
        await Expect(page.GetByText("1. 京开大道部分路段停水通知")).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "broadcast-composer");
        await PageRules.HoldAtDoubleSizeAsync(page, "broadcast-composer");
        await page.SetViewportSizeAsync(1366, 768);
        await page.GetByRole(AriaRole.Button, new() { Name = "保存草稿" }).ClickAsync();
        await Expect(page.GetByText("还没有发布的稿件会随群发发布")).ToBeVisibleAsync();
        browser.HadNoTrouble();

        await using var plain = await chromium.OpenAsync(390, 844, script: false);
        await EnterAsync(room, plain.Page, "publisher");
        await plain.Page.GotoAsync(Address(room, "/console/broadcasts/new"));
        await plain.Page.GetByRole(AriaRole.Button, new() { Name = "选用“京开大道部分路段停水通知”" }).ClickAsync();
        await plain.Page.GetByRole(AriaRole.Button, new() { Name = "选用“还没有发布的一篇”" }).ClickAsync();
        await plain.Page.GetByRole(AriaRole.Button, new() { Name = "上移“还没有发布的一篇”" }).ClickAsync();
        await Expect(plain.Page.GetByText("1. 还没有发布的一篇")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_chosen_articles_survive_a_session_that_ended_as_what_was_typed_does()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        foreach (var title in new[] { "停水通知", "恢复供水" })
        {
            await room.Newsroom.PublishedAsync(new { board = "tongzhi-gonggao", title, body = "请储水。", source = "濮阳日报" });
        }

        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await EnterAsync(room, page, "writer");
        await page.GotoAsync(Address(room, "/console/broadcasts/new"));
        await Expect(page.Locator(".picker[data-interactive=true]")).ToBeVisibleAsync();
        await page.GetByLabel("批准后先不发，等人安排").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "选用“停水通知”" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "选用“恢复供水”" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "上移“恢复供水”" }).ClickAsync();
        await Expect(page.GetByText("1. 恢复供水")).ToBeVisibleAsync();
        await page.Context.ClearCookiesAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "保存草稿" }).ClickAsync();
        await page.GetByLabel("用户名").FillAsync("writer");
        await page.GetByLabel("密码").FillAsync(ConsoleHost.Own);
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText("已恢复您上次没有提交的内容")).ToBeVisibleAsync();
        await Expect(page.Locator(".picker[data-interactive=true]")).ToBeVisibleAsync();
        await Expect(page.GetByText("1. 恢复供水")).ToBeVisibleAsync();
        await Expect(page.GetByText("2. 停水通知")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("批准后先不发，等人安排")).ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "保存草稿" }).ClickAsync();
        await Expect(page.GetByText("草稿已保存")).ToBeVisibleAsync();
        await Expect(page.GetByText("恢复供水").First).ToBeVisibleAsync();
        await page.GotoAsync(Address(room, "/console/broadcasts/new"));
        await Expect(page.Locator(".picker[data-interactive=true]")).ToBeVisibleAsync();
        await Expect(page.GetByText("还没有选。")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Two_presses_on_a_button_of_the_choice_are_one_and_a_part_of_the_page_that_broke_down_says_so()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        foreach (var title in new[] { "停水通知", "恢复供水" })
        {
            await room.Newsroom.PublishedAsync(new { board = "tongzhi-gonggao", title, body = "请储水。", source = "濮阳日报" });
        }

        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await EnterAsync(room, page, "writer");
        await page.GotoAsync(Address(room, "/console/broadcasts/new"));
        await Expect(page.Locator(".picker[data-interactive=true]")).ToBeVisibleAsync();
        var failure = page.Locator(".island-failure");
        foreach (var title in new[] { "停水通知", "恢复供水" })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = $"选用“{title}”" }).EvaluateAsync("button => { button.click(); button.click(); button.click(); }");
            await Expect(page.Locator(".picker ol .title").GetByText(title)).ToBeVisibleAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "上移“恢复供水”" }).EvaluateAsync("button => { button.click(); button.click(); }");
        await Expect(page.GetByText("1. 恢复供水")).ToBeVisibleAsync();
        await Expect(page.Locator(".picker ol > li")).ToHaveCountAsync(2);
        await Expect(failure).ToBeHiddenAsync();
        browser.HadNoTrouble();

        await room.Newsroom.ByHandAsync("alter table article_works rename to article_works_away", new { });
        await page.GetByRole(AriaRole.Button, new() { Name = "查找", Exact = true }).Last.ClickAsync();
        await Expect(failure).ToBeVisibleAsync();
        await Expect(failure).ToContainTextAsync("这一页出了错");
        await PageRules.HoldAsync(page, "island-failure");
        await room.Newsroom.ByHandAsync("alter table article_works_away rename to article_works", new { });
        await browser.Button("重新打开这一页").ClickAsync();
        await Expect(page.Locator(".picker[data-interactive=true]")).ToBeVisibleAsync();
        await Expect(failure).ToBeHiddenAsync();
        await Expect(page.GetByText("1. 恢复供水")).ToBeVisibleAsync();
        await Expect(page.GetByText("2. 停水通知")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_choice_after_the_sign_in_is_over_keeps_its_name_and_its_place_and_the_way_in_leads_back()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        foreach (var title in new[] { "停水通知", "恢复供水" })
        {
            await room.Newsroom.PublishedAsync(new { board = "tongzhi-gonggao", title, body = "请储水。", source = "濮阳日报" });
        }

        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await EnterAsync(room, page, "writer");
        await page.GotoAsync(Address(room, "/console/broadcasts/new"));
        await Expect(page.Locator(".picker[data-interactive=true]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "选用“停水通知”" }).ClickAsync();
        await Expect(page.GetByText("1. 停水通知")).ToBeVisibleAsync();
        var list = page.Locator(".picker > fieldset");
        var left = (await list.BoundingBoxAsync())!.X;
        room.Host.Database.Clock.Advance(TimeSpan.FromHours(1));
        await page.GetByRole(AriaRole.Button, new() { Name = "选用“恢复供水”" }).ClickAsync();
        await Expect(page.GetByText("登录已过期")).ToBeVisibleAsync();
        await Expect(page.GetByText("2. 恢复供水")).ToBeVisibleAsync();
        Assert.Equal(left, (await list.BoundingBoxAsync())!.X);
        await PageRules.HoldAsync(page, "composer-signed-out");

        await page.GetByRole(AriaRole.Link, new() { Name = "重新登录" }).ClickAsync();
        await page.GetByLabel("用户名").FillAsync("writer");
        await page.GetByLabel("密码").FillAsync(ConsoleHost.Own);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/console/broadcasts/new");
        await Expect(page.GetByText("1. 停水通知")).ToBeVisibleAsync();
        await Expect(page.GetByText("2. 恢复供水")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_nobody_is_told_of_and_the_menu_look_right_and_break_no_rule()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var article = await room.Newsroom.PublishedAsync();
        var publication = (await room.Author.PostAsync("/api/publications", new { articleIds = new[] { article } })).Ok().Body.GetProperty("id").GetInt64();
        (await room.Author.PostAsync($"/api/publications/{publication}/submit")).Ok();
        (await room.Author.PostAsync("/api/publications", new { articleIds = new[] { article } })).Ok();
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await EnterAsync(room, page, "chief");
        await PageRules.HoldAllAsync(
            browser, room.Host.Address,
            ("/console/broadcasts/publications", "publications"), ("/console/broadcasts/publications/new", "publication-new"),
            ("/console/broadcasts/publications/1", "publication"), ("/console/broadcasts/publications/2/edit", "publication-edit"), ("/console/broadcasts/publications/1/approve", "publication-approve"),
            ("/console/menu", "menu"), ("/console/menu/versions", "menu-versions"));

        await using var writing = await chromium.OpenAsync(1366, 768);
        var writer = writing.Page;
        await EnterAsync(room, writer, "writer");
        await writer.GotoAsync(Address(room, "/console/menu/edit"));
        await PageRules.HoldAsync(writer, "menu-edit");
        await writer.GetByLabel("第 1 个菜单的名称").FillAsync("看濮阳");
        await writer.GetByLabel("第 3 个菜单的动作").SelectOptionAsync("program");
        await Expect(writer.GetByLabel("第 3 个菜单的小程序的 AppID")).ToBeVisibleAsync();
        await Expect(writer.Locator(".menu-tops > li").Last).ToContainTextAsync("小程序");
        await writer.GetByLabel("第 3 个菜单的动作").SelectOptionAsync("word");
        await writer.GetByLabel("第 3 个菜单的词").FillAsync("办社保卡");
        await Expect(writer.Locator(".menu-tops > li").Last).ToContainTextAsync("相当于粉丝发“办社保卡”");
        await PageRules.HoldAsync(writer, "menu-edit-word");
        await writer.SetViewportSizeAsync(1366, 768);
        await writer.GetByRole(AriaRole.Button, new() { Name = "存为新的一版草稿" }).ClickAsync();
        await Expect(writer.GetByText("已存为新的一版草稿")).ToBeVisibleAsync();
        await writer.GetByRole(AriaRole.Link, new() { Name = "提交批准" }).ClickAsync();
        await writer.GetByRole(AriaRole.Button, new() { Name = "提交批准" }).ClickAsync();
        await Expect(writer.GetByText("已提交")).ToBeVisibleAsync();
        await page.GotoAsync(Address(room, "/console/menu/approve"));
        await PageRules.HoldAsync(page, "menu-approve");
        await page.GetByRole(AriaRole.Button, new() { Name = "批准这一版" }).ClickAsync();
        await Expect(page.GetByText("已批准。")).ToBeVisibleAsync();
        await page.GotoAsync(Address(room, "/console/menu/publish"));
        await PageRules.HoldAsync(page, "menu-publish");
        browser.HadNoTrouble();
        writing.HadNoTrouble();
    }

    private static string Address(BroadcastRoom room, string path) => room.Host.Address.ToString().TrimEnd('/') + path;

    private static Task EnterAsync(BroadcastRoom room, IPage page, string userName) =>
        ConsoleHost.EnterAsync(page, room.Host.Address, userName, OperatorDriver.Password);
}
