using Microsoft.Playwright;
using PuyangFabu.People.Actors;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>自动回复 as an editor uses it.</summary>
public sealed class RepliesTests(ConsoleHost host, Chromium chromium) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task A_rule_of_several_kinds_is_written_tried_and_deleted()
    {
        await host.AppointAsync("rule-editor", Role.Editor);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "rule-editor");
        await page.GetByRole(AriaRole.Link, new() { Name = "自动回复", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "自动回复", Exact = true })).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "replies-empty");
        await page.GetByRole(AriaRole.Link, new() { Name = "新建规则" }).First.ClickAsync();
        await page.GetByLabel("名称", new() { Exact = true }).FillAsync("停水");
        await page.GetByLabel("关键词", new() { Exact = true }).FillAsync("停水\n什么时候停水");
        await page.GetByLabel("匹配方式").SelectOptionAsync("contains");
        await page.GetByLabel("文字", new() { Exact = true }).FillAsync("停水通知见<a href=\"https://fabu.example/\">公告</a>。\n急事请拨打供水热线。");
        await browser.Button("栏目最新稿件").ClickAsync();
        await Expect(page.GetByLabel("栏目", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByText("已恢复您上次没有提交的内容")).ToHaveCountAsync(0);
        foreach (var kind in new[] { "稿件", "图片", "自定卡片" })
        {
            await browser.Button(kind).ClickAsync();
            await Expect(page.GetByText($"条回复：{kind}")).ToBeVisibleAsync();
        }

        await PageRules.HoldAsync(page, "replies-new");
        foreach (var number in new[] { 5, 4, 3 })
        {
            await browser.Button($"去掉第 {number} 条").ClickAsync();
            await Expect(browser.Button($"去掉第 {number} 条")).ToHaveCountAsync(0);
        }

        await browser.Button("保存").ClickAsync();
        await Expect(page.GetByText("没有提交成功")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("名称", new() { Exact = true })).ToHaveValueAsync("停水");
        await PageRules.HoldAsync(page, "replies-refused");
        await page.GetByLabel("栏目", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await browser.Button("保存").ClickAsync();
        await Expect(page.GetByText("已保存，现在就按它回复")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "公告" })).ToHaveAttributeAsync("href", "https://fabu.example/");

        await page.GotoAsync(host.Address("/console/replies/new"));
        await page.GetByLabel("名称", new() { Exact = true }).FillAsync("明天停水");
        await page.GetByLabel("关键词", new() { Exact = true }).FillAsync("明天停水吗");
        await page.GetByLabel("文字", new() { Exact = true }).FillAsync("明天不停水。");
        await browser.Button("保存").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "与别的规则重叠" })).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "replies-rule");

        await page.GotoAsync(host.Address("/console/replies"));
        await PageRules.HoldAsync(page, "replies");
        await page.GetByLabel("粉丝发来的话").FillAsync("明天停水吗");
        await browser.Button("看看会怎样回复").ClickAsync();
        await Expect(page.GetByText("由它回复")).ToBeVisibleAsync();
        await Expect(page.GetByText("没有用上")).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "replies-try");

        await page.GetByRole(AriaRole.Link, new() { Name = "明天停水" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "删除", Exact = true }).ClickAsync();
        await Expect(page.GetByText("删除回复规则“明天停水”？")).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "replies-delete");
        await browser.Button("删除").ClickAsync();
        await Expect(page.GetByText("已删除；要恢复请到")).ToBeVisibleAsync();
        await page.GotoAsync(host.Address("/console/replies/deleted"));
        await PageRules.HoldAsync(page, "replies-deleted");
        await page.GetByRole(AriaRole.Link, new() { Name = "查看、恢复" }).ClickAsync();
        await Expect(page.GetByText("明天不停水")).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "replies-restore");
        browser.HadNoTrouble(400);
    }

    [Fact]
    public async Task Lists_and_forms_work_without_a_script()
    {
        await host.AppointAsync("rule-plain", Role.Editor);
        await using var browser = await chromium.OpenAsync(390, 844, script: false);
        var page = browser.Page;
        await host.EnterAsync(page, "rule-plain");
        await page.GotoAsync(host.Address("/console/replies/new"));
        await page.GetByLabel("名称", new() { Exact = true }).FillAsync("暖气");
        await page.GetByLabel("关键词", new() { Exact = true }).FillAsync("暖气不热");
        await page.GetByLabel("文字", new() { Exact = true }).FillAsync("请联系热力公司。");
        await browser.Button("文字").ClickAsync();
        await page.GetByLabel("文字", new() { Exact = true }).Nth(1).FillAsync("也可以拨打热线。");
        await page.GetByLabel("名称", new() { Exact = true }).PressAsync("Enter");
        await Expect(page.GetByText("已保存，现在就按它回复")).ToBeVisibleAsync();
        await Expect(page.GetByText("也可以拨打热线。")).ToBeVisibleAsync();
    }
}
