using Microsoft.Playwright;
using PuyangFabu.People.Actors;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>The article editor in somebody's browser.</summary>
internal static class ArticleEditor
{
    public static ILocator Tool(IPage page, string name) =>
        page.GetByRole(AriaRole.Toolbar, new() { Name = "排版" }).GetByRole(AriaRole.Button, new() { NameRegex = new(name) });

    public static ILocator Text(IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "正文", Exact = true });

    /// <summary>A new article with a title and a board, and nothing in it.</summary>
    public static async Task<IPage> BeginAsync(this ConsoleHost host, BrowserPage browser, string title)
    {
        var page = browser.Page;
        await page.GotoAsync(host.Address("/console/articles/new"));
        await Expect(page.Locator("[data-interactive=true]")).ToBeVisibleAsync();
        await page.GetByLabel("标题", new() { Exact = true }).FillAsync(title);
        await page.GetByLabel("栏目").SelectOptionAsync(new SelectOptionValue { Value = "puyang-yaowen" });
        await Expect(Text(page)).ToBeVisibleAsync();
        return page;
    }

    /// <summary>An editor who has signed in.</summary>
    public static async Task<BrowserPage> EnterAsync(this ConsoleHost host, Chromium chromium, string userName)
    {
        await host.AppointAsync(userName, Role.Editor, "何编辑");
        var browser = await chromium.OpenAsync(1366, 768);
        await host.EnterAsync(browser.Page, userName);
        return browser;
    }
}
