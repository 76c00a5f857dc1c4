using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Operations.Runs;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.DueWork;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>An administrator looks after the product with a browser: examination, settings, backup.</summary>
public sealed class RunningTests(ConsoleHost host, Chromium chromium) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task The_examination_settings_and_backup_keep_the_rules_and_can_be_used()
    {
        await host.AppointAsync("running-admin", Role.Admin);
        await host.Services.GetRequiredService<Database>().WriteAsync(
            async session =>
            {
                await host.Services.GetRequiredService<DueWorkHold>().SetAsync(session, "数据从 2026-11-23 03:00 的备份恢复，之后的事这里都不知道。");
                return true;
            },
            CancellationToken.None);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "running-admin");
        await page.GotoAsync(host.Address("/console/doctor"));
        await PageRules.HoldAsync(page, "doctor-before");
        await browser.Button("开始体检").ClickAsync();
        await Expect(browser.Button("开始体检")).ToHaveCountAsync(0);
        await host.Services.StepAsync<ExaminationRun>();
        var done = page.GetByText("体检完成");
        await Frames.UntilAsync(page, () => host.Advance(TimeSpan.FromSeconds(2)), async () => await done.CountAsync() > 0);
        await page.GotoAsync(host.Address("/console/doctor"));
        await Expect(done).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "doctor");

        await page.GotoAsync(host.Address("/console/settings"));
        await PageRules.HoldAsync(page, "settings");
        await page.GetByRole(AriaRole.Link, new() { Name = "新建公众号" }).ClickAsync();
        await PageRules.HoldAsync(page, "settings-account-new");
        await page.GotoAsync(host.Address("/console/settings/accounts/puyang/edit"));
        await PageRules.HoldAsync(page, "settings-account");

        await page.GotoAsync(host.Address("/console/backup"));
        await PageRules.HoldAsync(page, "backup");
        await page.GetByRole(AriaRole.Link, new() { Name = "下载备份到这台电脑" }).ClickAsync();
        await PageRules.HoldAsync(page, "backup-download");
        await page.GetByLabel("您的密码").FillAsync(ConsoleHost.Own);
        await browser.Button("核对身份").ClickAsync();
        var link = page.GetByRole(AriaRole.Link, new() { Name = "下载备份" });
        await Expect(link).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "backup-download-ready");
        var file = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        Assert.Matches("^puyangfabu-[0-9]{8}-[0-9]{4}\\.zip$", file.SuggestedFilename);
        using (var zip = ZipFile.OpenRead((await file.PathAsync())!))
        {
            Assert.NotNull(zip.GetEntry("manifest.json"));
        }

        await page.GotoAsync(host.Address("/console/backup"));
        await Expect(page.GetByText(file.SuggestedFilename)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "去放行" }).ClickAsync();
        await PageRules.HoldAsync(page, "backup-release");
        await page.GetByLabel("输入公众号的名称“濮阳发布”").FillAsync("濮阳发布");
        await browser.Button("已核对，放行").ClickAsync();
        await Expect(page.GetByText("已放行")).ToBeVisibleAsync();
        browser.HadNoTrouble(400);
    }
}
