using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PuyangFabu.People.Actors;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>An article's whole life by several people, each at a browser of his own.</summary>
public sealed class ArticlesTests(ConsoleHost host, Chromium chromium) : IClassFixture<ConsoleHost>
{
    private const string Title = "龙城广场地下通道雨后已恢复通行";

    [Fact]
    public async Task An_article_goes_from_its_writer_through_three_others_to_its_readers()
    {
        await using var writer = await EnterAsync("life-writer", Role.Editor, "王编辑");
        await using var first = await EnterAsync("life-first", Role.Editor, "李初审");
        await using var second = await EnterAsync("life-second", Role.Reviewer, "赵复审");
        await using var chief = await EnterAsync("life-chief", Role.Chief, "孙终审");
        await using var publisher = await EnterAsync("life-publisher", Role.Publisher, "周发布");

        var page = writer.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "稿件", Exact = true }).ClickAsync();
        await PageRules.HoldAsync(page, "articles");
        await page.GetByRole(AriaRole.Link, new() { Name = "写稿" }).ClickAsync();
        await Expect(page.Locator("[data-interactive=true]")).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "article-new");
        await page.GetByLabel("标题", new() { Exact = true }).FillAsync(Title);
        await page.GetByLabel("栏目").SelectOptionAsync(new SelectOptionValue { Value = "puyang-yaowen" });
        await page.GetByLabel("正文写法").SelectOptionAsync("普通写法（Markdown）");
        await page.Locator("textarea#body").FillAsync("今天 14 时，积水已排净。\n\n## 绕行的公交恢复原线路\n\n请减速慢行，有事拨打 13803930000。");
        await page.GetByLabel("来源", new() { Exact = true }).FillAsync("濮阳市城市管理局");
        await writer.Button("保存为草稿").ClickAsync();
        await Expect(page.GetByText("已保存")).ToBeVisibleAsync();
        await Expect(page.Locator(".finding").First).ToBeVisibleAsync();
        await page.WaitForURLAsync("**/edit");
        await PageRules.HoldAsync(page, "article-edit");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存并结束修改" }).ClickAsync();
        // Beside the text the editor too shows it as the phone will: the heading of the way it took is the next page's alone.
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "经过与意见" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "绕行的公交恢复原线路" })).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "article-read");
        var home = new Uri(page.Url).AbsolutePath;
        await page.GetByRole(AriaRole.Link, new() { Name = "送审" }).ClickAsync();
        await PageRules.HoldAsync(page, "article-submit");
        await page.GetByLabel("给审核人的话").FillAsync("请尽快，市民在问");
        await writer.Button("送审").ClickAsync();
        await Expect(page.GetByText("已送审。")).ToBeVisibleAsync();

        foreach (var (person, name) in new[] { (first, "first"), (second, "second"), (chief, "chief") })
        {
            await person.Page.GetByRole(AriaRole.Link, new() { Name = "审核", Exact = true }).ClickAsync();
            await Expect(person.Page.GetByRole(AriaRole.Heading, new() { Name = "审核" })).ToBeVisibleAsync();
            await PageRules.HoldAsync(person.Page, $"review-queue-{name}");
            await person.Page.GetByRole(AriaRole.Link, new() { Name = Title }).ClickAsync();
            await Expect(person.Page.GetByText("请减速慢行").First).ToBeVisibleAsync();
            await PageRules.HoldAsync(person.Page, $"review-{name}");
            await PageRules.HoldAtDoubleSizeAsync(person.Page, $"review-{name}");
            await person.Page.SetViewportSizeAsync(1366, 768);
            if (person == chief)
            {
                await chief.Page.GetByLabel("为什么保留").FillAsync("值班电话，可以公开");
            }

            await person.Page.GetByLabel("意见（退回时写理由）").FillAsync("属实");
            await person.Button("通过").ClickAsync();
            await Expect(person.Page.GetByText("已通过")).ToBeVisibleAsync();
        }

        page = publisher.Page;
        await page.GotoAsync(host.Address(home));
        await page.GetByRole(AriaRole.Link, new() { Name = "发布", Exact = true }).ClickAsync();
        await PageRules.HoldAsync(page, "article-publish");
        await publisher.Button("现在发布").ClickAsync();
        await Expect(page.GetByText("已发布，读者现在就能看到")).ToBeVisibleAsync();
        // The public address is another machine's here.
        var live = new Uri((await page.GetByRole(AriaRole.Link, new() { Name = "第 1 版" }).First.GetAttributeAsync("href"))!);
        await page.GotoAsync(host.Address(live.PathAndQuery));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = Title })).ToBeVisibleAsync();
        await page.GotoAsync(host.Address($"{home}/withdraw"));
        await PageRules.HoldAsync(page, "article-withdraw");
        foreach (var person in new[] { writer, first, second, chief })
        {
            person.HadNoTrouble();
        }
    }

    [Fact]
    public async Task Two_editors_on_one_article_see_each_other_and_lose_nothing()
    {
        await using var one = await EnterAsync("two-one", Role.Editor, "陈一");
        await using var two = await EnterAsync("two-two", Role.Editor, "林二");
        var home = await WriteAsync(one, "两个人写的一篇", "原来的一句。");

        await two.Page.GotoAsync(host.Address(home));
        await Expect(two.Page.GetByText("陈一正在编辑这篇稿件")).ToBeVisibleAsync();
        await two.Page.GotoAsync(host.Address($"{home}/lock"));
        await PageRules.HoldAsync(two.Page, "article-locked");
        await two.Page.GotoAsync(host.Address($"{home}/edit"));
        await Expect(two.Page.Locator("[data-interactive=true]")).ToBeVisibleAsync();
        await Expect(two.Page.GetByText("陈一正在编辑这篇稿件")).ToBeVisibleAsync();
        await Text(two).FillAsync("林二写的一句。");
        await Expect(two.Page.GetByText("没有保存：陈一正在编辑")).ToBeVisibleAsync();
        await Text(one).FillAsync("陈一改过的一句。");
        await one.Button("保存并结束修改").ClickAsync();
        await Expect(one.Page.GetByRole(AriaRole.Heading, new() { Name = "经过与意见" })).ToBeVisibleAsync();

        await two.Button("保存").ClickAsync();
        await Expect(two.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("没有保存：陈一");
        await Expect(Text(two)).ToHaveTextAsync("林二写的一句。");
        await Expect(two.Page.Locator("ins").First).ToContainTextAsync("改过");
        await PageRules.HoldAsync(two.Page, "article-conflict");
        await two.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^用我的内容保存") }).ClickAsync();
        await Expect(two.Page.GetByText("已保存")).ToBeVisibleAsync();
        await two.Page.GotoAsync(host.Address($"{home}/compare"));
        await PageRules.HoldAsync(two.Page, "article-compare");
    }

    [Fact]
    public async Task Who_stopped_writing_is_taken_over_is_told_at_once_and_keeps_his_words()
    {
        await using var one = await EnterAsync("over-one", Role.Editor, "陈一");
        await using var two = await EnterAsync("over-two", Role.Editor, "林二");
        var home = await WriteAsync(one, "接手的一篇", "存上的一句。");
        await one.Page.GotoAsync(host.Address($"{home}/edit"));
        await Expect(one.Page.Locator("[data-interactive=true]")).ToBeVisibleAsync();
        await two.Page.GotoAsync(host.Address($"{home}/lock"));
        await Expect(two.Page.GetByText("停下 3 分钟没有保存，您可以接手")).ToBeVisibleAsync();
        host.Advance(TimeSpan.FromMinutes(4));
        await two.Page.ReloadAsync();
        await two.Page.GetByRole(AriaRole.Link, new() { Name = "解除锁定，由我接手" }).ClickAsync();
        await two.Button("解除锁定，由我接手").ClickAsync();
        await Expect(two.Page.Locator("[data-interactive=true]")).ToBeVisibleAsync();
        await Expect(two.Button("保存并结束修改")).ToBeVisibleAsync();

        // The editor looks every five seconds of the product's clock, which only the test moves.
        await Frames.UntilAsync(one.Page, () => host.Advance(TimeSpan.FromSeconds(5)), async () => await one.Page.GetByText("林二已接手这篇稿件").CountAsync() > 0);
        await Expect(one.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("您写的都还在这里");
        await Text(one).FillAsync("存上的一句。没有存上的半句。");
        await PageRules.HoldAsync(one.Page, "article-lost");
        await one.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await one.Button("复制我写的正文").ClickAsync();
        await Expect(one.Page.GetByText("已复制")).ToBeVisibleAsync();
        Assert.Contains("没有存上的半句", await one.Page.EvaluateAsync<string>("navigator.clipboard.readText()"), StringComparison.Ordinal);
        await Text(two).FillAsync("林二接着写的一句。");
        await two.Button("保存").ClickAsync();
        await Expect(two.Page.GetByText("已保存")).ToBeVisibleAsync();

        // Also when he comes back another day, beside what was written instead.
        await one.Page.CloseAsync(new() { RunBeforeUnload = false });
        var again = await one.Page.Context.NewPageAsync();
        await again.GotoAsync(host.Address($"{home}/edit"));
        await Expect(again.GetByText("已恢复您上次没有提交的内容")).ToBeVisibleAsync();
        await Expect(again.GetByRole(AriaRole.Textbox, new() { Name = "正文", Exact = true })).ToHaveTextAsync("存上的一句。没有存上的半句。");
    }

    [Fact]
    public async Task A_text_survives_a_session_that_ended_and_still_meets_what_others_wrote_meanwhile()
    {
        await using var one = await EnterAsync("gone-one", Role.Editor, "何一");
        await using var two = await EnterAsync("gone-two", Role.Editor, "吕二");
        var home = await WriteAsync(one, "登录过期的一篇", "第一稿。");

        host.Advance(TimeSpan.FromMinutes(25));
        await two.Page.GotoAsync(host.Address($"{home}/edit"));
        await Expect(two.Page.Locator("[data-interactive=true]")).ToBeVisibleAsync();
        await Text(two).FillAsync("第一稿，别人也加了。");
        await two.Button("保存").ClickAsync();
        await Expect(two.Page.GetByText("已保存")).ToBeVisibleAsync();
        host.Advance(TimeSpan.FromMinutes(10));
        await Text(one).FillAsync("第一稿，我加了很多字。");
        await Expect(one.Page.GetByText("登录已过期，刚写的留在这个浏览器里")).ToBeVisibleAsync();
        await one.Page.GetByRole(AriaRole.Link, new() { Name = "重新登录" }).ClickAsync();
        await one.Page.GetByLabel("用户名").FillAsync("gone-one");
        await one.Page.GetByLabel("密码").FillAsync(ConsoleHost.Own);
        await one.Page.Keyboard.PressAsync("Enter");
        await Expect(one.Page.GetByText("已恢复您上次没有提交的内容")).ToBeVisibleAsync();
        await Expect(Text(one)).ToHaveTextAsync("第一稿，我加了很多字。");
        await Expect(one.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("没有保存：吕二");
        await Expect(Text(one)).ToHaveTextAsync("第一稿，我加了很多字。");
    }

    /// <summary>The same without script: the form alone, and the browser's draft of it.</summary>
    [Fact]
    public async Task A_half_filled_plain_form_survives_a_session_that_ended()
    {
        await using var one = await EnterAsync("plain-one", Role.Editor, "鲁一");
        await one.Page.GotoAsync(host.Address("/console/articles/new?plain=true"));
        await one.Page.GetByLabel("标题", new() { Exact = true }).FillAsync("普通表单的一篇");
        await one.Page.GetByLabel("栏目").SelectOptionAsync(new SelectOptionValue { Value = "puyang-yaowen" });
        await one.Page.GetByLabel("正文", new() { Exact = true }).FillAsync("第一稿。");
        await one.Button("保存为草稿").ClickAsync();
        await Expect(one.Page.GetByText("草稿已建好")).ToBeVisibleAsync();
        await one.Page.GetByLabel("正文", new() { Exact = true }).FillAsync("第一稿，我加了很多字。");
        await one.Page.WaitForFunctionAsync("() => Object.values(sessionStorage).some(draft => draft.includes('我加了很多字'))");
        host.Advance(TimeSpan.FromMinutes(35));
        await one.Button("保存").ClickAsync();
        await Expect(one.Page.GetByText("登录已过期")).ToBeVisibleAsync();
        await one.Page.GetByLabel("用户名").FillAsync("plain-one");
        await one.Page.GetByLabel("密码").FillAsync(ConsoleHost.Own);
        await one.Page.Keyboard.PressAsync("Enter");
        await Expect(one.Page.GetByText("已恢复您上次没有提交的内容")).ToBeVisibleAsync();
    }

    private static ILocator Text(BrowserPage person) => person.Page.GetByRole(AriaRole.Textbox, new() { Name = "正文", Exact = true });

    /// <summary>A new article, saved.</summary>
    private async Task<string> WriteAsync(BrowserPage person, string title, string text)
    {
        await person.Page.GotoAsync(host.Address("/console/articles/new"));
        await Expect(person.Page.Locator("[data-interactive=true]")).ToBeVisibleAsync();
        await person.Page.GetByLabel("标题", new() { Exact = true }).FillAsync(title);
        await person.Page.GetByLabel("栏目").SelectOptionAsync(new SelectOptionValue { Value = "puyang-yaowen" });
        await Text(person).FillAsync(text);
        await person.Button("保存为草稿").ClickAsync();
        await Expect(person.Page.GetByText("已保存")).ToBeVisibleAsync();
        await person.Page.WaitForURLAsync("**/edit");
        return new Uri(person.Page.Url).AbsolutePath.Replace("/edit", "", StringComparison.Ordinal);
    }

    private async Task<BrowserPage> EnterAsync(string userName, string role, string displayName)
    {
        await host.AppointAsync(userName, role, displayName);
        var browser = await chromium.OpenAsync(1366, 768);
        await host.EnterAsync(browser.Page, userName);
        return browser;
    }
}
