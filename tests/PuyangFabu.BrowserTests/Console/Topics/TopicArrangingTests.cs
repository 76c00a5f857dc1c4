using Microsoft.Playwright;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.Tests.Publishing.Broadcasts;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console.Topics;

/// <summary>What buttons of a form made of it without saving is lost as little as what was typed.</summary>
public sealed class TopicArrangingTests(TestDatabases databases, Chromium chromium)
{
    private const string Restored = "已恢复您上次没有提交的内容";
    private const string Unsaved = "改动还没有保存。";

    [Fact]
    public async Task An_arrangement_is_not_left_without_a_question_comes_back_and_is_saved_on_the_way_to_review()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var (first, second, topic) = await TopicAsync(room);
        await using var browser = await EnterAsync(room);
        var page = browser.Page;
        var (questions, leave) = (new List<string>(), false);
        page.Dialog += async (_, dialog) =>
        {
            questions.Add(dialog.Message);
            await (leave ? dialog.AcceptAsync() : dialog.DismissAsync());
        };
        var path = Address(room, $"/console/topics/{topic}");
        await page.GotoAsync(path);
        await browser.Button("加入“道路改造”").ClickAsync();
        await Expect(page.GetByText(Unsaved)).ToBeVisibleAsync();
        await browser.Button("加一节").ClickAsync();
        await page.GetByLabel("第 2 节的标题").FillAsync("解读");
        await page.GetByLabel("加到").SelectOptionAsync("1");
        await browser.Button("加入“雨水花园”").ClickAsync();
        await Expect(page.Locator("[name=section-1-articles]")).ToHaveValueAsync($"{second}");
        await PageRules.HoldAsync(page, "topic-arranged");

        await page.GetByRole(AriaRole.Link, new() { Name = "修改标题、摘要和正文" }).ClickAsync();
        Assert.StartsWith(Unsaved, Assert.Single(questions), StringComparison.Ordinal);
        await Expect(page).ToHaveURLAsync(path);
        leave = true;
        await page.GetByRole(AriaRole.Link, new() { Name = "稿件", Exact = true }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "稿件", Exact = true })).ToBeVisibleAsync();
        Assert.Equal(2, questions.Count);

        await page.GotoAsync(path);
        await Expect(page.GetByText(Restored)).ToBeVisibleAsync();
        await Expect(page.GetByText(Unsaved)).ToBeVisibleAsync();
        await Expect(page.Locator("[name=section-0-articles]")).ToHaveValueAsync($"{first}");
        await Expect(page.Locator("[name=section-1-articles]")).ToHaveValueAsync($"{second}");
        await Expect(page.GetByLabel("第 2 节的标题")).ToHaveValueAsync("解读");
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "第 2 节" })).ToContainTextAsync("雨水花园");
        await PageRules.HoldAsync(page, "topic-restored");
        await browser.Button("保存，去送审").ClickAsync();
        await Expect(page.GetByText("专题的编排已保存。")).ToBeVisibleAsync();
        await Expect(page.GetByText("正文是空的")).ToHaveCountAsync(0);

        await page.GotoAsync(path);
        await Expect(page.GetByLabel("第 2 节的标题")).ToHaveValueAsync("解读");
        await Expect(page.GetByText(Restored)).ToHaveCountAsync(0);
        Assert.Equal(2, questions.Count);
        browser.HadNoTrouble();
    }

    [Theory]
    [InlineData(1366, 768)]
    [InlineData(390, 844)]
    public async Task Keys_move_an_article_on_and_on_and_what_they_come_to_is_in_sight(int width, int height)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var (first, second, topic) = await TopicAsync(room);
        var articles = new[] { new { id = first }, new { id = second } };
        (await room.Newsroom.Writer.ChangeAsync(topic, new() { ["topic"] = new { slug = "haimian", sections = new[] { new { title = "一线", articles }, new { title = "解读", articles = articles[..0] } } } })).Ok();
        await using var browser = await EnterAsync(room);
        var page = browser.Page;
        await page.SetViewportSizeAsync(width, height);
        await page.GotoAsync(Address(room, $"/console/topics/{topic}?done=arranged"));
        await Expect(page.GetByText("已保存。", new() { Exact = true })).ToBeFocusedAsync();
        await browser.Button("下移“道路改造”").FocusAsync();
        foreach (var placed in new[] { $"{second} {first}", $"{second}" })
        {
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator("[name=section-0-articles]")).ToHaveValueAsync(placed);
            await Expect(page.GetByText("已保存。", new() { Exact = true })).ToHaveCountAsync(0);
            await Expect(page.GetByText(Unsaved)).ToBeVisibleAsync();
            await Expect(browser.Button(placed.Contains(' ', StringComparison.Ordinal) ? "下移“道路改造”" : "上移“道路改造”")).ToBeFocusedAsync();
        }

        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("Tab");
        for (var stop = 0; stop < 40; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var hidden = await page.EvaluateAsync<string?>(
                """
                () => {
                  const at = document.activeElement, bar = document.querySelector('.save-bar');
                  return at.closest('form')?.contains(bar) && !bar.contains(at) && at.getBoundingClientRect().bottom > bar.getBoundingClientRect().top ? at.outerHTML : null;
                }
                """);
            Assert.Null(hidden);
        }

        browser.HadNoTrouble();
    }

    [Fact]
    public async Task Who_writes_its_title_sees_what_it_gathers_and_is_not_asked_for_a_body()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var (first, _, topic) = await TopicAsync(room);
        (await room.Newsroom.Writer.ChangeAsync(topic, new() { ["topic"] = new { slug = "haimian", sections = new[] { new { title = "一线", articles = new[] { new { id = first } } } } } })).Ok();
        await using var browser = await EnterAsync(room);
        var page = browser.Page;
        await page.GotoAsync(Address(room, $"/console/articles/{topic}/edit"));
        await Expect(page.Locator("[data-interactive=true]")).ToBeVisibleAsync();
        await Expect(page.Locator(".phone-view")).ToContainTextAsync("道路改造");
        await Expect(page.Locator(".phone-view")).Not.ToContainTextAsync("还没有正文");
        await page.GetByLabel("标题", new() { Exact = true }).FillAsync("海绵城市这十年");
        await Expect(page.Locator(".phone-view h2").Last).ToHaveTextAsync("海绵城市这十年");
        await Expect(page.Locator(".finding[data-field=body]")).ToHaveCountAsync(0);
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task What_came_back_can_be_thrown_away_and_what_was_undone_does_not_come_back()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var (_, _, topic) = await TopicAsync(room);
        await using var browser = await EnterAsync(room);
        var page = browser.Page;
        var path = Address(room, $"/console/topics/{topic}");
        await page.GotoAsync(path);
        await browser.Button("加入“道路改造”").ClickAsync();
        await Expect(page.GetByText(Unsaved)).ToBeVisibleAsync();
        await browser.Button("不用“道路改造”").ClickAsync();
        await Expect(page.GetByText("和已保存的一样。")).ToBeVisibleAsync();
        await page.GotoAsync(path);
        await Expect(page.Locator("[name=section-0-articles]")).ToHaveValueAsync("");
        await Expect(page.GetByText(Restored)).ToHaveCountAsync(0);

        await browser.Button("加入“道路改造”").ClickAsync();
        await Expect(page.GetByText(Unsaved)).ToBeVisibleAsync();
        await page.GotoAsync(path);
        await Expect(page.GetByText(Restored)).ToBeVisibleAsync();
        await browser.Button("不要，清除").ClickAsync();
        await Expect(page.GetByText(Unsaved)).ToHaveCountAsync(0);
        await Expect(page.Locator("[name=section-0-articles]")).ToHaveValueAsync("");
        await page.GotoAsync(path);
        await Expect(page.Locator("[name=section-0-articles]")).ToHaveValueAsync("");
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task What_a_button_moved_in_the_menu_comes_back_too()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        await using var browser = await EnterAsync(room);
        var page = browser.Page;
        await page.GotoAsync(Address(room, "/console/menu/edit"));
        var name = await page.Locator("[name=b0-name]").InputValueAsync();
        await page.Locator("[name=b1-name]").FillAsync("看一看");
        await browser.Button("把第 2 个菜单左移").ClickAsync();
        await Expect(page.Locator("[name=b0-name]")).ToHaveValueAsync("看一看");

        await page.GotoAsync(Address(room, "/console"));
        await page.GotoAsync(Address(room, "/console/menu/edit"));
        await Expect(page.GetByText(Restored)).ToBeVisibleAsync();
        await Expect(page.Locator("[name=b0-name]")).ToHaveValueAsync("看一看");
        await Expect(page.Locator("[name=b1-name]")).ToHaveValueAsync(name);
        browser.HadNoTrouble();
    }

    private static async Task<(long First, long Second, long Topic)> TopicAsync(BroadcastRoom room)
    {
        var news = room.Newsroom;
        var (first, second) = (await news.PublishedAsync(Text("道路改造")), await news.PublishedAsync(Text("雨水花园")));
        var outline = new { slug = "haimian", start = "2016-06-01", sections = new[] { new { title = "一线" } } };
        return (first, second, (await news.Writer.WriteAsync(fields: new { board = "zhuanti", title = "聚焦海绵城市", digest = "一座城市怎样留住雨水。", source = "濮阳日报", topic = outline })).Id);
    }

    private static object Text(string title) => new { board = "puyang-yaowen", title, body = "正文。", source = "濮阳日报" };

    private async Task<BrowserPage> EnterAsync(BroadcastRoom room)
    {
        await room.Newsroom.AppointAsync("everything", Role.Editor, Role.Chief);
        var browser = await chromium.OpenAsync(1366, 768);
        await ConsoleHost.EnterAsync(browser.Page, room.Host.Address, "everything", OperatorDriver.Password);
        return browser;
    }

    private static string Address(BroadcastRoom room, string path) => room.Host.Address.ToString().TrimEnd('/') + path;
}
