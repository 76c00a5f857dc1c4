using Microsoft.Playwright;
using PuyangFabu.Operations.Runs;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.DueWork;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>审计 as an auditor uses it.</summary>
public sealed class AuditTests(ConsoleHost host, Chromium chromium) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task An_auditor_finds_who_changed_a_person_and_checks_the_record()
    {
        await host.AppointAsync("watcher", Role.Auditor, "赵审计");
        await host.AppointAsync("boss", Role.Admin, "钱系统");
        await host.AppointAsync("writer", Role.Editor, "孙编辑");
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "boss");
        await page.GotoAsync(host.Address("/console/operators"));
        await page.GetByRole(AriaRole.Link, new() { Name = "writer" }).ClickAsync();
        await page.GetByLabel("姓名").FillAsync("孙编审");
        await browser.Button("保存").ClickAsync();
        await Expect(page.GetByText("已保存")).ToBeVisibleAsync();

        await using var other = await chromium.OpenAsync(1366, 768);
        page = other.Page;
        await host.EnterAsync(page, "watcher");
        await page.GetByRole(AriaRole.Link, new() { Name = "审计", Exact = true }).ClickAsync();
        await PageRules.HoldAsync(page, "audit");
        await page.GetByLabel("谁").SelectOptionAsync("boss");
        await page.GetByLabel("哪一类").SelectOptionAsync("operator");
        await other.Button("筛选").ClickAsync();
        await page.GetByLabel("做了什么").SelectOptionAsync("operator.change");
        await other.Button("筛选").ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        Assert.Contains("who=boss", page.Url, StringComparison.Ordinal);
        await page.Locator("tbody a").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "操作员：修改" })).ToBeVisibleAsync();
        await Expect(page.GetByText("孙编审").First).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "audit-entry");

        await page.GotoAsync(host.Address("/console/audit/verify"));
        await PageRules.HoldAsync(page, "audit-verify-before");
        await other.Button("开始核对").ClickAsync();
        await Expect(other.Button("开始核对")).ToHaveCountAsync(0);
        await host.Services.StepAsync<VerificationRun>();
        await page.GotoAsync(host.Address("/console/audit/verify"));
        await Expect(page.GetByText("条，没有被改动、删除或插入的")).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "audit-verify");
        await page.GotoAsync(host.Address("/console/audit?from=2001-01-01&until=2001-01-01"));
        await PageRules.HoldAsync(page, "audit-none");
        await page.GotoAsync(host.Address("/console/audit"));
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "导出全部" }).ClickAsync());
        Assert.EndsWith(".jsonl", file.SuggestedFilename, StringComparison.Ordinal);
        other.HadNoTrouble();
    }
}
