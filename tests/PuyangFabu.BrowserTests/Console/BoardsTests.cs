using Microsoft.Playwright;
using PuyangFabu.People.Actors;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>An editor keeps the boards with a browser.</summary>
public sealed class BoardsTests(ConsoleHost host, Chromium chromium) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task A_board_is_made_moved_and_deleted_and_every_page_keeps_the_rules()
    {
        await host.AppointAsync("boards-editor", Role.Editor);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "boards-editor");
        await page.GotoAsync(host.Address("/console/boards"));
        await PageRules.HoldAsync(page, "boards");

        await page.GetByRole(AriaRole.Link, new() { Name = "新建栏目" }).ClickAsync();
        await page.GetByLabel("代号").FillAsync("fangxun");
        await page.GetByLabel("名称").FillAsync("防汛");
        await page.GetByLabel("顺序").FillAsync("第一");
        await browser.Button("新建").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(page.GetByLabel("名称")).ToHaveValueAsync("防汛");
        await PageRules.HoldAsync(page, "boards-new-refused");
        await page.GetByLabel("顺序").FillAsync("5");
        await browser.Button("新建").ClickAsync();
        await Expect(page.GetByText("已新建")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "修改防汛" }).ClickAsync();
        await PageRules.HoldAsync(page, "boards-row");
        var alone = await page.Locator("td.row-form form").GetAttributeAsync("action");
        await page.GetByLabel("上级栏目").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await browser.Button("保存").ClickAsync();
        await Expect(page.GetByText("已保存")).ToBeVisibleAsync();
        await page.GotoAsync(host.Address(alone!));
        await PageRules.HoldAsync(page, "boards-edit");
        await page.GotoAsync(host.Address("/console/boards"));

        await page.GetByRole(AriaRole.Link, new() { Name = "删除防汛" }).ClickAsync();
        await PageRules.HoldAsync(page, "boards-delete");
        await browser.Button("删除栏目").ClickAsync();
        await Expect(page.GetByText("已删除；")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "恢复防汛" }).ClickAsync();
        await PageRules.HoldAsync(page, "boards-restore");
        await browser.Button("恢复栏目").ClickAsync();
        await Expect(page.GetByText("已恢复")).ToBeVisibleAsync();
        browser.HadNoTrouble(400);
    }
}
