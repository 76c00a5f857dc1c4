using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Site;

/// <summary>The public pages work without a mouse and without a script.</summary>
public sealed class KeyboardTests(FilledPages pages, Chromium chromium) : IClassFixture<FilledPages>
{
    [Fact]
    public async Task The_first_key_offers_the_way_past_the_masthead()
    {
        await using var browser = await chromium.OpenAsync(375, 812);
        await browser.Page.GotoAsync(pages.Address("/"));

        await browser.Page.Keyboard.PressAsync("Tab");
        var skip = browser.Page.GetByText("跳到正文");
        await Expect(skip).ToBeFocusedAsync();
        await Expect(skip).ToBeInViewportAsync();

        await browser.Page.Keyboard.PressAsync("Enter");
        await browser.Page.Keyboard.PressAsync("Tab");
        Assert.True(await browser.Page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)"));
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task Every_link_shows_when_it_has_the_focus()
    {
        await using var browser = await chromium.OpenAsync(1280, 900);
        await browser.Page.GotoAsync(pages.Address("/articles/{id}"));
        var count = await browser.Page.Locator("a[href], input, button").CountAsync();

        for (var index = 0; index < count; index++)
        {
            await browser.Page.Keyboard.PressAsync("Tab");
            Assert.True(await browser.Page.EvaluateAsync<bool>(
                "document.activeElement !== document.body && parseFloat(getComputedStyle(document.activeElement).outlineWidth) >= 2"));
        }
    }

    [Fact]
    public async Task A_question_is_typed_sent_and_its_answer_read()
    {
        await using var browser = await chromium.OpenAsync(375, 812);
        await browser.Page.GotoAsync(pages.Address("/"));

        await browser.Page.GetByRole(Microsoft.Playwright.AriaRole.Searchbox, new() { Name = "搜索文章" }).FillAsync("网警辟谣");
        await browser.Page.Keyboard.PressAsync("Enter");
        await Expect(browser.Page.Locator("mark").First).ToBeVisibleAsync();
        await browser.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "濮阳网警辟谣" }).First.ClickAsync();

        await Expect(browser.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("濮阳网警辟谣");
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task Large_text_is_switched_where_one_reads_and_stays_on()
    {
        await using var browser = await chromium.OpenAsync(375, 812);
        var address = pages.Address("/boards/tongzhi-gonggao?page=2");
        await browser.Page.GotoAsync(address);
        var normal = await SizeAsync();

        await browser.Page.GetByText("大字版").First.ClickAsync();
        await Expect(browser.Page.Locator("html.large-text")).ToHaveCountAsync(1);
        await Expect(browser.Page).ToHaveURLAsync(address);
        Assert.True(await SizeAsync() >= normal * 1.25);

        await browser.Page.GotoAsync(pages.Address("/directory"));
        Assert.True(await SizeAsync() >= normal * 1.25);
        await browser.Page.GetByText("标准字").First.ClickAsync();
        await Expect(browser.Page.Locator("html.large-text")).ToHaveCountAsync(0);
        Assert.Equal(normal, await SizeAsync());
        browser.HadNoTrouble();

        Task<double> SizeAsync() => browser.Page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.body).fontSize)");
    }
}
