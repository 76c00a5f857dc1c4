using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PuyangFabu.Content.Search;
using PuyangFabu.People.Actors;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>An editor keeps the synonyms with a browser.</summary>
public sealed class SynonymsTests(ConsoleHost host, Chromium chromium) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task Groups_are_added_checked_changed_and_dropped_and_every_page_keeps_the_rules()
    {
        await host.AppointAsync("synonyms-editor", Role.Editor);
        await host.Services.GetRequiredService<SynonymEditing>().ReplaceAsync(
            Actor.CommandLine, new SynonymsInput { Groups = [["违章", "交通违法", "扣分"]], ToCheck = [["社保", "社会保险"]] }, CancellationToken.None);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "synonyms-editor");
        await page.GotoAsync(host.Address("/console/synonyms"));
        await PageRules.HoldAsync(page, "synonyms");
        await page.GotoAsync(host.Address("/console/synonyms/to-check/1/drop"));
        await PageRules.HoldAsync(page, "synonyms-drop");
        await page.GotoAsync(host.Address("/console/synonyms"));

        await page.GetByRole(AriaRole.Link, new() { Name = "新建一组" }).ClickAsync();
        await page.GetByLabel("意思相同的词").FillAsync("公积金、住房公积金");
        await PageRules.HoldAsync(page, "synonyms-new");
        await browser.Button("新建").ClickAsync();
        await Expect(page.GetByText("已保存")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "核对 社保、社会保险" }).ClickAsync();
        await PageRules.HoldAsync(page, "synonyms-check");
        await browser.Button("采用").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "社保、社会保险", Exact = true })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "修改 公积金、住房公积金" }).ClickAsync();
        await PageRules.HoldAsync(page, "synonyms-row");
        await page.GotoAsync(host.Address($"/console/synonyms/{page.Url.Split("edit=")[1].Split('&', '#')[0]}"));
        await PageRules.HoldAsync(page, "synonyms-edit");
        await page.GetByRole(AriaRole.Link, new() { Name = "删除这一组" }).ClickAsync();
        await PageRules.HoldAsync(page, "synonyms-delete");
        await browser.Button("删除").ClickAsync();
        await Expect(page.GetByText("已删除这一组")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "各版", Exact = true }).ClickAsync();
        await PageRules.HoldAsync(page, "synonyms-versions");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^看差别") }).First.ClickAsync();
        await PageRules.HoldAsync(page, "synonyms-restore");
        await page.GotoAsync(host.Address("/console/synonyms"));
        await page.GetByRole(AriaRole.Link, new() { Name = "全部一起改" }).ClickAsync();
        await PageRules.HoldAsync(page, "synonyms-all");
        browser.HadNoTrouble(400);
    }
}
