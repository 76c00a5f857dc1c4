using Microsoft.Playwright;
using PuyangFabu.Conversation.FollowerCare.Syncing;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Conversation.FollowerCare;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>粉丝 and 收件箱 as those who look after followers use them.</summary>
public sealed class FollowersTests(TestDatabases databases, Chromium chromium)
{
    [Fact]
    public async Task A_follower_is_found_named_and_tagged()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.Following("oAnna", "oBert", "oCarl");
        host.WeChat.Tags[101] = "记者";
        await host.SyncAsync();
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await EnterAsync(host, page, Role.Editor);

        await page.GetByRole(AriaRole.Link, new() { Name = "粉丝", Exact = true }).ClickAsync();
        await page.Locator("tbody a").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "修改" }).First.ClickAsync();
        await page.GetByLabel("备注名").FillAsync("王站长");
        await PageRules.HoldAsync(page, "followers-remark");
        await browser.Button("保存").ClickAsync();
        await Expect(page.GetByText("备注名已改")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "修改" }).Nth(1).ClickAsync();
        await page.GetByLabel("记者").CheckAsync();
        await PageRules.HoldAsync(page, "followers-own-tags");
        await browser.Button("保存").ClickAsync();
        await Expect(page.GetByText("标签已改")).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "followers-one");
        await page.GotoAsync(Address(host, "/console/followers?q=站长"));
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.GotoAsync(Address(host, "/console/followers"));
        await PageRules.HoldAsync(page, "followers");
        await page.Locator("tbody input[type=checkbox]").First.CheckAsync();
        await page.Locator("select#tagId").SelectOptionAsync("101");
        await browser.Button("打上").ClickAsync();
        await Expect(page.GetByText("微信上也改好了：1 位粉丝。")).ToBeVisibleAsync();
        await PageRules.HoldAllAsync(
            browser, host.Product.Address,
            ("/console/followers/tags", "followers-tags"), ("/console/followers/tags/new", "followers-tags-new"),
            ("/console/followers/tags/101", "followers-tags-rename"), ("/console/followers/tags/101/delete", "followers-tags-delete"));
    }

    [Fact]
    public async Task A_synchronisation_shows_by_itself_how_far_it_is()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.Following("oAnna", "oBert", "oCarl", "oDora", "oEmil");
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await EnterAsync(host, page, Role.Admin);
        await page.GotoAsync(Address(host, "/console/followers/sync"));
        await PageRules.HoldAsync(page, "followers-sync-never");
        await browser.Button("开始同步").ClickAsync();
        await page.Locator("[data-interactive]").WaitForAsync();
        await host.Service<FollowerSync>().StepAsync(CancellationToken.None);
        await host.Service<FollowerSync>().StepAsync(CancellationToken.None);
        await TickUntilAsync(host, page.GetByText("取到 2 位").First);
        await PageRules.HoldAsync(page, "followers-sync");
        await host.RunAsync();
        await TickUntilAsync(host, page.GetByRole(AriaRole.Heading, new() { Name = "已完成" }));
        await Expect(page.GetByText("取到 5 位")).ToHaveCountAsync(2);
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task A_message_is_read_with_its_automatic_answer_and_replied_to()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        var (sender, clock) = (host.Product.Sender, host.Product.Database.Clock);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await EnterAsync(host, page, Role.Editor);
        await page.GotoAsync(Address(host, "/console/inbox"));
        await PageRules.HoldAsync(page, "inbox-empty");
        await sender.SendAsync(sender.Event("subscribe", user: "oAnna"));
        clock.Advance(TimeSpan.FromMinutes(5));
        foreach (var words in new[] { "公积金怎么提取", "昆吾路路灯坏了三天没人修" })
        {
            await sender.SendAsync(sender.Text(words, "oAnna"));
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        await page.GotoAsync(Address(host, "/console/inbox"));
        await PageRules.HoldAsync(page, "inbox");
        await page.Locator("tbody a").First.ClickAsync();
        await Expect(page.GetByText("还可以发 5 条")).ToBeVisibleAsync();
        await page.GetByText("看回复的内容").First.ClickAsync();
        await page.GetByLabel("写给对方的话").FillAsync("已转给路灯管理所，今晚去修。");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^发给") }).ClickAsync();
        await Expect(page.GetByText("已发出。")).ToBeVisibleAsync();
        await Expect(page.GetByText("还可以发 4 条")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("写给对方的话")).ToHaveValueAsync("");
        await PageRules.HoldAsync(page, "inbox-conversation");
        browser.HadNoTrouble();
    }

    private static string Address(FollowerHost host, string path) => host.Product.Address.ToString().TrimEnd('/') + path;

    // The island looks again at times of the product's clock.
    private static async Task TickUntilAsync(FollowerHost host, ILocator sign)
    {
        await Frames.UntilAsync(sign.Page, () => host.Product.Database.Clock.Advance(TimeSpan.FromSeconds(2)), async () => await sign.CountAsync() > 0);
    }

    private static async Task EnterAsync(FollowerHost host, IPage page, string role)
    {
        var userName = $"follower-{role}";
        await host.Operators.CreateAsync(userName, role);
        await ConsoleHost.EnterAsync(page, host.Product.Address, userName, OperatorDriver.Password);
    }
}
