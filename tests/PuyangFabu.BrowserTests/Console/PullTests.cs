using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.Tests.Publishing.Pulling;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>从微信拉取 as an editor uses it.</summary>
public sealed class PullTests(TestDatabases databases, Chromium chromium)
{
    [Fact]
    public async Task A_pull_is_started_watched_and_looked_through()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 60);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var (page, root) = (browser.Page, room.Room.Host.Address);
        await ConsoleHost.EnterAsync(page, root, "editor", OperatorDriver.Password);
        await page.GotoAsync(new Uri(root, "/console/articles/pull").AbsoluteUri);
        await browser.Button("开始拉取").ClickAsync();
        await page.Locator("[data-interactive]").WaitForAsync();
        await PageRules.HoldAsync(page, "pull");
        await room.RunAsync();
        await room.DeskAsync(HttpMethod.Put, "archive/archive-post-1", """{"index":1,"title":"改过的标题"}""");
        await room.PullAsync();
        await page.GotoAsync(new Uri(root, "/console/articles/pull").AbsoluteUri);
        await Expect(page.GetByText("已完成")).ToBeVisibleAsync();

        var changed = (await room.KnownAsync()).Single(static row => row.NoticedMs is not null).Id;
        await PageRules.HoldAllAsync(
            browser, root,
            ("/console/articles/pull/articles", "pull-articles"), ($"/console/articles/pull/articles/{changed}/acknowledge", "pull-acknowledge"),
            ($"/console/articles/pull/articles/{changed}/take", "pull-take"),
            ("/console/articles/pull/acknowledge", "pull-acknowledge-all"), ("/console/articles/pull/rules/sort", "pull-rules-sort"),
            ("/console/articles/pull/rules", "pull-rules"), ("/console/articles/pull/pages", "pull-pages"));
    }
}
