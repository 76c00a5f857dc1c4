using Microsoft.Playwright;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Conversation.FollowerCare;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>Pages beside lists, conversations and cases that no story leads to, each opened with something in it.</summary>
public sealed class ListedPagesTests(TestDatabases databases, Chromium chromium)
{
    [Fact]
    public async Task Of_conversations_and_cases()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        await host.Product.Sender.SendAsync(host.Product.Sender.Event("subscribe", user: "oAnna"));
        await host.Product.Sender.SendAsync(host.Product.Sender.Text("路灯坏了找谁", "oAnna"));
        var code = await host.CodeAsync("oAnna");
        await using var browser = await EnterAsync(host, Role.Editor, Role.Reviewer, Role.Chief, Role.Publisher);
        var page = browser.Page;
        await page.GotoAsync(Address(host, "/console/inbox/quick-replies/new"));
        await page.GetByLabel("名称").FillAsync("已转办");
        await page.GetByLabel("内容").FillAsync("您好，这里是{单位}，您的问题已转办。");
        await PageRules.HoldAsync(page, "inbox-quick-new");
        await page.Locator("main form[method=post] button[type=submit]").First.ClickAsync();
        await Expect(page.GetByText("已转办").First).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "inbox-quick");
        var ready = new Uri(await page.Locator("main tbody a").First.EvaluateAsync<string>("link => link.href")).AbsolutePath;
        await page.GotoAsync(Address(host, "/console/cases/new"));
        await page.GetByLabel("类型").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByLabel("标题").FillAsync("路灯不亮");
        await page.GetByLabel("市民说的").FillAsync("人民路口的路灯三天没亮了。");
        await browser.Button("登记").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "打开这件诉求" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("路灯不亮") }).First).ToBeVisibleAsync();
        var made = new Uri(page.Url).AbsolutePath;
        await PageRules.HoldAllAsync(
            browser, host.Product.Address,
            (ready, "inbox-quick-edit"), ($"{ready}/delete", "inbox-quick-delete"), ("/console/inbox/duty", "inbox-duty"), ("/console/inbox/duty/end", "inbox-duty-end"),
            ($"/console/inbox/{code}/picture", "inbox-picture"), ($"/console/inbox/{code}/tags", "inbox-tags"),
            ("/console/cases/import", "cases-import"), ($"{made}/hasten", "cases-hasten"), ($"{made}/redo", "cases-redo"));
    }

    [Fact]
    public async Task Of_lists_and_their_versions()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        await using var browser = await EnterAsync(host, Role.Editor, Role.Chief, Role.Admin);
        var page = browser.Page;
        await page.GotoAsync(Address(host, "/console/words"));
        await page.Locator("main a[href='/console/words?edit=1']").ClickAsync();
        await Expect(page.Locator("td.row-form")).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "words-danger-row");
        await page.SetViewportSizeAsync(1366, 768);
        await page.GetByLabel("立刻回复").FillAsync("请立即拨打 110。");
        await browser.Button("保存").ClickAsync();
        await Expect(page.GetByText("已保存")).ToBeVisibleAsync();
        await page.GotoAsync(Address(host, "/console/words/danger/versions"));
        await PageRules.HoldAsync(page, "words-danger-versions");
        var before = await page.Locator("main a[href*='/danger/versions/']").First.GetAttributeAsync("href");
        await page.GotoAsync(Address(host, "/console/broadcasts/preview-names/new"));
        await page.GetByLabel("微信号").FillAsync("zhangsan_wx");
        await PageRules.HoldAsync(page, "preview-names-new");
        await page.Locator("main form[method=post] button[type=submit]").First.ClickAsync();
        await Expect(page.GetByText("zhangsan_wx").First).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "preview-names");
        var remove = await page.Locator("main a[href$='/remove'], main form[action$='/remove']").First.EvaluateAsync<string>("way => way.getAttribute('href') ?? way.getAttribute('action')");
        await PageRules.HoldAllAsync(
            browser, host.Product.Address,
            (before!, "words-danger-restore"), (remove, "preview-names-remove"), ("/console/boards/import", "boards-import"), ("/console/backup/download", "backup-download"));
    }

    [Fact]
    public async Task Of_versions_of_one_thing()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        await using var browser = await EnterAsync(host, Role.Editor, Role.Chief, Role.Admin);
        var page = browser.Page;
        foreach (var name in new[] { "防汛办", "市防汛办" })
        {
            await page.GotoAsync(Address(host, name == "防汛办" ? "/console/directory/new" : "/console/directory"));
            if (name != "防汛办")
            {
                await page.GetByRole(AriaRole.Link, new() { Name = "修改防汛办", Exact = true }).ClickAsync();
                await Expect(page.Locator("td.row-form")).ToBeVisibleAsync();
            }

            await page.GetByLabel("名称", new() { Exact = true }).FillAsync(name);
            await page.Locator("main form[method=post] button[type=submit]").First.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = $"{name}的各版", Exact = true })).ToBeVisibleAsync();
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "市防汛办的各版", Exact = true }).ClickAsync();
        await Expect(page.GetByText("现在用的")).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "directory-versions");
        await page.SetViewportSizeAsync(1366, 768);
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("看差别、恢复") }).ClickAsync();
        await Expect(page.GetByText("恢复这一版")).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "directory-version-restore");
        await page.SetViewportSizeAsync(1366, 768);
        await browser.Button("恢复这一版").ClickAsync();
        await Expect(page.GetByText("已恢复").First).ToBeVisibleAsync();
        await page.GotoAsync(Address(host, "/console/services"));
        var service = await page.Locator("main a[href^='/console/services/'][href$='/versions']").First.GetAttributeAsync("href");
        await page.GotoAsync(Address(host, "/console/boards"));
        var board = await page.Locator("main a[href^='/console/boards/'][href$='/versions']").First.GetAttributeAsync("href");
        await PageRules.HoldAllAsync(browser, host.Product.Address, (service!, "service-versions"), (board!, "board-versions"), ("/console/calendar/2026/versions", "calendar-versions"));
    }

    private async Task<BrowserPage> EnterAsync(FollowerHost host, params string[] roles)
    {
        await host.Operators.CreateAsync("everything", roles);
        var browser = await chromium.OpenAsync(1366, 768);
        await ConsoleHost.EnterAsync(browser.Page, host.Product.Address, "everything", OperatorDriver.Password);
        return browser;
    }

    private static string Address(FollowerHost host, string path) => host.Product.Address.ToString().TrimEnd('/') + path;
}
