using Microsoft.Playwright;
using PuyangFabu.People.Actors;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>A chief editor keeps the word lists with a browser, an editor the words of danger.</summary>
public sealed class WordsTests(ConsoleHost host, Chromium chromium) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task A_list_is_loaded_and_changed_and_every_page_keeps_the_rules()
    {
        await host.AppointAsync("words-chief", Role.Chief);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "words-chief");
        await page.GotoAsync(host.Address("/console/words"));
        await PageRules.HoldAsync(page, "words-empty");
        await page.GetByRole(AriaRole.Link, new() { Name = "导入第一个词表" }).ClickAsync();
        await page.GetByLabel("词表的名称").FillAsync("易错词");
        await page.GetByLabel("文件", new() { Exact = true }).SetInputFilesAsync(Csv("词语,级别\n帐户,提示\n首界,很坏\n"));
        await browser.Button("看看会改什么").ClickAsync();
        await Expect(page.GetByText("第 3 行")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("词表的名称")).ToHaveValueAsync("易错词");
        await PageRules.HoldAsync(page, "words-load-refused");
        await page.GetByLabel("文件", new() { Exact = true }).SetInputFilesAsync(Csv("词语,级别,建议,例外\n帐户,提示,账户,\n首界|首介,须复核,首届,首界碑\n渡假,禁发,度假,\n"));
        await browser.Button("看看会改什么").ClickAsync();
        await PageRules.HoldAsync(page, "words-load-preview");
        await browser.Button("确认导入“易错词”").ClickAsync();
        await Expect(page.GetByText("已照预览导入")).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "words");

        await page.GetByRole(AriaRole.Link, new() { Name = "易错词", Exact = true }).ClickAsync();
        await PageRules.HoldAsync(page, "words-list");
        await page.GetByRole(AriaRole.Link, new() { Name = "修改第 2 条" }).ClickAsync();
        await PageRules.HoldAsync(page, "words-row");
        var alone = await page.Locator("td.row-form form").GetAttributeAsync("action");
        await page.GetByLabel("级别").SelectOptionAsync("block");
        await browser.Button("保存").ClickAsync();
        await Expect(page.GetByText("已保存")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "删除第 3 条" }).ClickAsync();
        await PageRules.HoldAsync(page, "words-delete-line");
        await browser.Button("删除").ClickAsync();
        await Expect(page.GetByText("已删除这一条")).ToBeVisibleAsync();
        await page.GotoAsync(host.Address(alone!));
        await PageRules.HoldAsync(page, "words-edit");
        await page.GoBackAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "导出 CSV" }).ClickAsync());
        Assert.Equal("易错词.csv", download.SuggestedFilename);
        browser.HadNoTrouble(400);
    }

    [Fact]
    public async Task A_kind_of_danger_is_changed_and_the_pages_keep_the_rules()
    {
        await host.AppointAsync("danger-editor", Role.Editor);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "danger-editor");
        await page.GotoAsync(host.Address("/console/words"));
        await PageRules.HoldAsync(page, "words-danger");
        await page.GotoAsync(host.Address("/console/words/danger/1"));
        await PageRules.HoldAsync(page, "words-danger-edit");
        await browser.Button("保存").ClickAsync();
        await Expect(page.GetByText("已保存")).ToBeVisibleAsync();
        browser.HadNoTrouble(400);
    }

    private static FilePayload Csv(string text) => new() { Name = "words.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(text) };
}
