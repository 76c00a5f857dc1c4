using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PuyangFabu.Content.Directories;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.Sources;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>An editor keeps the sites that are read with a browser.</summary>
public sealed class SourceTests(ConsoleHost host, Chromium chromium) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task A_source_is_made_changed_read_and_deleted_and_every_page_keeps_the_rules()
    {
        await host.AppointAsync("source-editor", Role.Editor);
        var unit = await host.Services.GetRequiredService<DirectoryStore>().InsertAsync(
            new DirectoryEntry { Kind = DirectoryKind.Department, Name = "市水利局", SiteUrl = "https://slj.puyang.example/" }, CancellationToken.None);
        var (source, item) = await AddAsync(unit);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "source-editor");

        await page.GotoAsync(host.Address("/console/sources/new"));
        await PageRules.HoldAsync(page, "sources-new");
        await page.GotoAsync(host.Address("/console/sources"));
        await Expect(page.GetByText("水利局通知公告").First).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "sources");
        await page.GotoAsync(host.Address("/console/sources/items"));
        await PageRules.HoldAsync(page, "sources-items");
        await page.GotoAsync(host.Address($"/console/sources/items/{item.ToString(CultureInfo.InvariantCulture)}/take"));
        await PageRules.HoldAsync(page, "sources-take");
        await page.GotoAsync(host.Address($"/console/sources/items/{item.ToString(CultureInfo.InvariantCulture)}/hide"));
        await PageRules.HoldAsync(page, "sources-hide");
        await page.GotoAsync(host.Address($"/console/sources/items/{item.ToString(CultureInfo.InvariantCulture)}/show"));
        await PageRules.HoldAsync(page, "sources-show");
        await page.GotoAsync(host.Address($"/console/sources/{source.ToString(CultureInfo.InvariantCulture)}/read"));
        await PageRules.HoldAsync(page, "sources-read");

        await page.GotoAsync(host.Address($"/console/sources/{source.ToString(CultureInfo.InvariantCulture)}"));
        await PageRules.HoldAsync(page, "sources-edit");
        await page.GetByLabel("名称").FillAsync("水利局公告");
        await browser.Button("保存").ClickAsync();
        await Expect(page.GetByText("已保存")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "删除水利局公告" }).ClickAsync();
        await PageRules.HoldAsync(page, "sources-delete");
        await browser.Button("删除信息源").ClickAsync();
        await Expect(page.GetByText("已删除；")).ToBeVisibleAsync();
        browser.HadNoTrouble(400);
    }

    // Not read: nobody here has a neighbour.
    private async Task<(long Source, long Item)> AddAsync(long unit) => await host.Services.GetRequiredService<Database>().WriteAsync(
        async session =>
        {
            var source = (await NewsSourceStore.InsertAsync(session, new NewsSource
            {
                Name = "水利局通知公告",
                UnitId = unit,
                Form = SourceForm.List,
                Address = "https://slj.puyang.example/list.html",
                ItemSelector = "ul.list li",
                IntervalMinutes = 60,
                Reprint = ReprintRight.TitleOnly,
                Listed = true,
                Enabled = false,
            }))!.Value;
            await SourceStateStore.InsertAsync(session, source, 0);
            var item = await SourceItemStore.InsertAsync(session, new SourceItem
            {
                SourceId = source,
                ItemKey = "1",
                Title = "关于汛期水库泄洪的通告",
                TitleKey = "",
                Url = "https://slj.puyang.example/1.html",
                AtMs = 1_467_099_000_000,
                FoundMs = 1_467_099_000_000,
                SeenMs = 1_467_099_000_000,
                State = SourceItemState.Listed,
            });
            return (source, item);
        },
        CancellationToken.None);
}
