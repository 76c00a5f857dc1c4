using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PuyangFabu.Content.Directories;
using PuyangFabu.People.Actors;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>Services, the calendar and whose desk it is, with a browser.</summary>
public sealed class CitizenPlacesTests(ConsoleHost host, Chromium chromium) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task Services_are_kept_and_every_page_keeps_the_rules()
    {
        await host.AppointAsync("service-editor", Role.Editor);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "service-editor");
        await ShowAsync(page, "/console/services", "services-empty");
        await ShowAsync(page, "/console/services/new", "services-new");
        await page.GetByLabel("名称").FillAsync("公积金查询");
        await page.GetByLabel("其他说法").FillAsync("查公积金\n公积金余额");
        await page.GetByLabel("做什么").FillAsync("查住房公积金的余额、缴存和贷款。");
        await page.GetByLabel("主题").FillAsync("查询");
        await page.GetByLabel("电话").FillAsync("12329");
        await browser.Button("新建").ClickAsync();
        await Expect(page.GetByText("已新建，")).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "services");
        await page.SetViewportSizeAsync(1366, 768);
        await page.GetByRole(AriaRole.Link, new() { Name = "修改公积金查询" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "修改服务 公积金查询" })).ToBeVisibleAsync();
        await page.GetByLabel("从何时起").FillAsync("2099-01-01T00:00");
        await browser.Button("保存").ClickAsync();
        await Expect(page.GetByText("还没有开始")).ToBeVisibleAsync();
        await ShowAsync(page, "/console/services/import", "services-import");
        await page.GotoAsync(host.Address("/console/services"));
        await page.GetByRole(AriaRole.Link, new() { Name = "删除公积金查询" }).ClickAsync();
        await browser.Button("删除服务").ClickAsync();
        await Expect(page.GetByText("已删除；")).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "services-deleted");
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task The_calendar_and_the_desks_are_kept_and_every_page_keeps_the_rules()
    {
        await host.AppointAsync("calendar-admin", Role.Admin);
        await host.AppointAsync("desk-agent", Role.Agent, "王承");
        var directory = host.Services.GetRequiredService<DirectoryStore>();
        foreach (var name in new[] { "市城管局", "市水务公司", "市教育局", "华龙区政府" })
        {
            await directory.InsertAsync(new DirectoryEntry { Kind = DirectoryKind.Department, Name = name }, CancellationToken.None);
        }

        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "calendar-admin");
        await ShowAsync(page, "/console/calendar", "calendar");
        await page.GetByRole(AriaRole.Link, new() { Name = "录入 2017 年" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "2017 年的放假安排" })).ToBeVisibleAsync();
        await page.GetByLabel("放假").FillAsync("2017-01-01 至 2017-01-02\n2017-01-27 至 2017-02-02");
        await page.GetByLabel("调休上班").FillAsync("2017-01-22\n2017-02-04");
        await PageRules.HoldAsync(page, "calendar-year");
        await page.SetViewportSizeAsync(1366, 768);
        await browser.Button("保存").ClickAsync();
        await Expect(page.GetByText("1月27日至2月2日")).ToBeVisibleAsync();

        await ShowAsync(page, "/console/cases/desks", "cases-desks");
        await page.GetByRole(AriaRole.Link, new() { Name = "设定王承承办的单位" }).ClickAsync();
        await page.GetByLabel("市城管局").CheckAsync();
        await PageRules.HoldAsync(page, "cases-desk");
        await page.SetViewportSizeAsync(1366, 768);
        await browser.Button("保存").ClickAsync();
        await Expect(page.GetByText("已保存，立即生效")).ToBeVisibleAsync();
        browser.HadNoTrouble();
    }

    private async Task ShowAsync(IPage page, string path, string name)
    {
        await page.SetViewportSizeAsync(1366, 768);
        await page.GotoAsync(host.Address(path));
        await PageRules.HoldAsync(page, name);
        await page.SetViewportSizeAsync(1366, 768);
    }
}
