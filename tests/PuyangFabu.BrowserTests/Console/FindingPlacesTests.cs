using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using static PuyangFabu.BrowserTests.Console.ArticleEditor;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>What the checks find is marked in the text while it is written, and each finding leads to its words.</summary>
public sealed class FindingPlacesTests(ConsoleHost host, Chromium chromium) : IClassFixture<ConsoleHost>
{
    private const string Marked = "() => [...CSS.highlights.values()].flatMap(marks => [...marks].map(range => range.toString()))";

    [Fact]
    public async Task The_words_are_marked_in_the_rich_text_which_stays_as_it_is_and_a_press_selects_them()
    {
        await using var browser = await host.EnterAsync(chromium, "finds-rich");
        var page = await host.BeginAsync(browser, "有号码的一篇");
        await Text(page).ClickAsync();
        await page.Keyboard.TypeAsync("第一段没有什么。");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("  有事请拨打 13803930000。");
        var finding = page.Locator(".finding").Filter(new() { HasText = "手机" }).First;
        await Expect(finding).ToBeVisibleAsync();
        await page.WaitForFunctionAsync($"({Marked})().includes('13803930000')");
        await Expect(Text(page).Locator("mark, span[class]")).ToHaveCountAsync(0);
        await finding.GetByRole(AriaRole.Button, new() { NameRegex = new("看这一处") }).ClickAsync();
        Assert.Equal("13803930000", await page.EvaluateAsync<string>("getSelection().toString()"));
        await Expect(Text(page)).ToBeFocusedAsync();
        await PageRules.HoldAsync(page, "article-findings");

        // Written over, it is no longer marked.
        await page.Keyboard.TypeAsync("办公室");
        await Expect(finding).ToHaveCountAsync(0);
        await page.WaitForFunctionAsync($"!({Marked})().some(words => words.includes('1380'))");
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task In_a_text_written_in_signs_a_press_selects_the_words_as_well()
    {
        await using var browser = await host.EnterAsync(chromium, "finds-signs");
        var page = await host.BeginAsync(browser, "普通写法的号码");
        await page.GetByLabel("正文写法").SelectOptionAsync("普通写法（Markdown）");
        await page.Locator("textarea#body").FillAsync("## 电话\n\n**第一段**没有什么。\n\n有事请拨打 13803930000。");
        var finding = page.Locator(".finding").Filter(new() { HasText = "手机" }).First;
        await finding.GetByRole(AriaRole.Button, new() { NameRegex = new("看这一处") }).ClickAsync();
        Assert.Equal("13803930000", await page.EvaluateAsync<string>("document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)"));
        // Beside it, as readers will see it.
        Assert.Contains("13803930000", await page.EvaluateAsync<string[]>(Marked));
        browser.HadNoTrouble();
    }
}
