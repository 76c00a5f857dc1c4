using Microsoft.Playwright;
using PuyangFabu.People.Actors;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>常用语 as an editor and a second person use it.</summary>
public sealed class StandardRepliesTests(ConsoleHost host, Chromium chromium) : IClassFixture<ConsoleHost>
{
    private const string Home = "/console/replies/standard";

    [Fact]
    public async Task Texts_are_written_drawn_submitted_and_approved_by_another()
    {
        await host.AppointAsync("standard-editor", Role.Editor);
        await host.AppointAsync("standard-chief", Role.Chief, "李四");
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "standard-editor");
        await page.GetByRole(AriaRole.Link, new() { Name = "自动回复", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "常用语", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "现在用的" })).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "standard");
        await page.GetByRole(AriaRole.Link, new() { Name = "修改", Exact = true }).ClickAsync();
        await page.GetByLabel("欢迎语").FillAsync("欢迎来到{哪里}");
        await browser.Button("存为新的一版草稿").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new("“{哪里}”不认识") })).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "standard-refused");
        await page.GetByLabel("欢迎语").FillAsync("欢迎来到{公众号}！\n{栏目列表}\n请直接发问。");
        await page.GetByLabel("求助附言").FillAsync("拨打电话不收费。");
        await browser.Button("看效果").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "改成这样" })).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "standard-edit");
        await browser.Button("存为新的一版草稿").ClickAsync();
        await Expect(page.GetByText("已存为新的一版草稿")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "提交批准" }).ClickAsync();
        await Expect(page.GetByText("把第 1 版常用语提交批准？")).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "standard-submit");
        await browser.Button("提交批准").ClickAsync();
        await Expect(page.GetByText("已提交，等另一个人批准")).ToBeVisibleAsync();

        await using var second = await chromium.OpenAsync(1366, 768);
        var chief = second.Page;
        await host.EnterAsync(chief, "standard-chief");
        await chief.GotoAsync(host.Address("/console"));
        await chief.GetByRole(AriaRole.Link, new() { Name = "常用语待批准" }).ClickAsync();
        await PageRules.HoldAsync(chief, "standard-waits");
        await chief.GotoAsync(host.Address($"{Home}/reject"));
        await PageRules.HoldAsync(chief, "standard-reject");
        await chief.GotoAsync(host.Address($"{Home}/approve"));
        await Expect(chief.GetByText("拨打电话不收费。").First).ToBeVisibleAsync();
        await PageRules.HoldAsync(chief, "standard-approve");
        await second.Button("批准这一版").ClickAsync();
        await Expect(chief.GetByText("已批准，粉丝现在收到的就是这一版")).ToBeVisibleAsync();

        await page.GotoAsync(host.Address($"{Home}/versions"));
        await page.GetByText("看第 1 版").ClickAsync();
        await PageRules.HoldAsync(page, "standard-versions");
        await page.GotoAsync(host.Address($"{Home}/versions/0/restore"));
        await PageRules.HoldAsync(page, "standard-restore");
        await browser.Button("写新草稿").ClickAsync();
        await Expect(page.GetByText("已用那一版的内容存了一版新草稿")).ToBeVisibleAsync();
        browser.HadNoTrouble(400);
        second.HadNoTrouble();
    }
}
