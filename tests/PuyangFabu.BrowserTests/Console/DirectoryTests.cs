using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PuyangFabu.Content.Directories;
using PuyangFabu.People.Actors;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>An editor keeps the directory with a browser.</summary>
public sealed class DirectoryTests(ConsoleHost host, Chromium chromium) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task A_unit_is_made_found_checked_and_deleted_and_every_page_keeps_the_rules()
    {
        await host.AppointAsync("directory-editor", Role.Editor);
        var directory = host.Services.GetRequiredService<DirectoryStore>();
        await directory.InsertAsync(
            new DirectoryEntry { Kind = DirectoryKind.Department, Name = "市水利局", Summary = "防汛抗旱、用水许可", SiteUrl = "https://slj.puyang.example/index.html", AccountName = "濮阳水利", Phone = "0393-6666666", ToCheck = true },
            CancellationToken.None);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "directory-editor");
        await page.GotoAsync(host.Address("/console/directory/new"));
        await PageRules.HoldAsync(page, "directory-new");
        await page.GetByLabel("名称").FillAsync("防汛办");
        await page.GetByLabel("电话").FillAsync("0393-8888888");
        await browser.Button("新建").ClickAsync();
        await Expect(page.GetByText("已新建")).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "directory");

        await page.GetByRole(AriaRole.Link, new() { Name = "逐个核对" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "核对市水利局" }).ClickAsync();
        await PageRules.HoldAsync(page, "directory-check");
        await browser.Button("核对无误，保存并公开").ClickAsync();
        await Expect(page.GetByText("已保存")).ToBeVisibleAsync();
        await Expect(page.GetByText("没有符合条件的机构")).ToBeVisibleAsync();

        await page.GotoAsync(host.Address("/console/directory?q=防汛"));
        await page.GetByRole(AriaRole.Link, new() { Name = "删除防汛办" }).ClickAsync();
        await PageRules.HoldAsync(page, "directory-delete");
        await browser.Button("删除机构").ClickAsync();
        await Expect(page.GetByText("已删除；")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "恢复防汛办" }).ClickAsync();
        await PageRules.HoldAsync(page, "directory-restore");
        browser.HadNoTrouble(400);
    }
}
