namespace PuyangFabu.BrowserTests.Console;

/// <summary>The rules themselves: a page that breaks one is named.</summary>
public sealed class PageRulesTests(Chromium chromium)
{
    [Theory]
    [InlineData("<h1>没有名字的输入框</h1><input>", "label")]
    [InlineData("<h1 style='color:#ccc;background:#fff'>看不清的字</h1>", "color-contrast")]
    [InlineData("<h1>太宽的一行</h1><div style='width:2000px'>宽</div>", "px wide")]
    public async Task A_page_that_breaks_a_rule_is_named_with_the_rule(string body, string told)
    {
        await using var browser = await chromium.OpenAsync();
        await browser.Page.SetContentAsync($"<!doctype html><html lang='zh-CN'><head><title>页</title></head><body><main>{body}</main></body></html>");
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => PageRules.HoldAsync(browser.Page, "broken"));
        Assert.Contains(told, failure.Message, StringComparison.Ordinal);
    }
}
