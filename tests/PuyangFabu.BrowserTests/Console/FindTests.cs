using Microsoft.Playwright;
using PuyangFabu.People.Actors;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>Finding things with the keyboard alone, and without any script.</summary>
public sealed class FindTests(ConsoleHost host, Chromium chromium) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task A_key_leads_to_the_box_and_enter_to_what_is_found()
    {
        await host.AppointAsync("find-editor", Role.Editor);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "find-editor");
        await page.GotoAsync(host.Address("/console/find"));
        await PageRules.HoldAsync(page, "find-empty");
        await page.GotoAsync(host.Address("/console/boards"));
        await page.Keyboard.PressAsync("/");
        await Expect(Box(page)).ToBeFocusedAsync();
        await Expect(Box(page)).ToHaveValueAsync("");
        await page.Keyboard.TypeAsync("濮阳/");
        await Expect(Box(page)).ToHaveValueAsync("濮阳/");
        await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "查找" })).ToBeFocusedAsync();
        await Expect(page.Locator("p.found")).ToContainTextAsync("“濮阳”：");
        await PageRules.HoldAsync(page, "find");

        // In a field of a page the key is a letter like any other.
        await page.GotoAsync(host.Address("/console/articles"));
        await page.GetByLabel("标题或正文里有").FocusAsync();
        await page.Keyboard.PressAsync("/");
        await Expect(page.GetByLabel("标题或正文里有")).ToHaveValueAsync("/");

        await page.GotoAsync(host.Address("/console/find?q=没有这样的东西"));
        await PageRules.HoldAsync(page, "find-nothing");
        await page.GotoAsync(host.Address("/console/find?q=" + new string('长', 60)));
        await PageRules.HoldAsync(page, "find-long");
        browser.HadNoTrouble();
        await page.GotoAsync(host.Address("/console/find?q=" + new string('长', 61)));
        await PageRules.HoldAsync(page, "find-refused");
    }

    [Fact]
    public async Task The_key_can_be_switched_off()
    {
        await host.AppointAsync("quiet-editor", Role.Editor);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "quiet-editor");
        await page.GotoAsync(host.Address("/console/find"));
        await page.GetByLabel("在任何页面按 / 键").UncheckAsync();
        await page.GotoAsync(host.Address("/console/boards"));
        await page.Keyboard.PressAsync("/");
        await Expect(Box(page)).Not.ToBeFocusedAsync();

        await page.GotoAsync(host.Address("/console/find"));
        await Expect(page.GetByLabel("在任何页面按 / 键")).Not.ToBeCheckedAsync();
        await page.GetByLabel("在任何页面按 / 键").CheckAsync();
        await page.GotoAsync(host.Address("/console/boards"));
        await page.Keyboard.PressAsync("/");
        await Expect(Box(page)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_box_works_on_a_phone_and_without_any_script()
    {
        await host.AppointAsync("plain-editor", Role.Editor);
        await using var browser = await chromium.OpenAsync(390, 844, script: false);
        var page = browser.Page;
        await host.EnterAsync(page, "plain-editor");
        await Box(page).FillAsync("二维码");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Box(page)).ToHaveValueAsync("二维码");
        await Expect(page.GetByText("在任何页面按 / 键")).ToBeHiddenAsync();
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "我的安全" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "我的安全", Level = 1 })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_first_link_leads_to_the_text_and_keeps_what_was_asked_for()
    {
        await host.AppointAsync("skipping-editor", Role.Editor);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "skipping-editor");
        await page.GotoAsync(host.Address("/console/find?q=濮阳"));
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "跳到正文" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#content")).ToBeFocusedAsync();
        await Expect(page.Locator("p.found")).ToContainTextAsync("“濮阳”：");
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('#content').contains(document.activeElement)"));
        await Expect(page.Locator("p.found")).ToContainTextAsync("“濮阳”：");
    }

    [Fact]
    public async Task The_tabulator_goes_through_every_page_and_out_of_it_again()
    {
        await host.AppointAsync("tabbing-editor", Role.Editor);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "tabbing-editor");
        foreach (var path in new[] { "/console", "/console/articles", "/console/articles/new", "/console/broadcasts/new", "/console/replies/new", "/console/boards/new", "/console/find?q=濮阳" })
        {
            await page.GotoAsync(host.Address(path));
            if (path == "/console/articles/new")
            {
                await page.Locator("[data-interactive=true]").WaitForAsync();
            }

            // Behind the last stop is the browser itself, or the first one again. A field for a date has a stop for each of its parts.
            var stops = await page.EvaluateAsync<int>("document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]').length + 8 * document.querySelectorAll('[type^=date], [type=time]').length");
            var (left, way) = (false, new List<string>());
            for (var press = 0; press < stops + 5 && !left; press++)
            {
                await page.Keyboard.PressAsync("Tab");
                left = press > 0 && await page.EvaluateAsync<bool>("document.activeElement === document.body || document.activeElement.matches('.skip-link')");
                way.Add(await page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.textContent.trim() || document.activeElement.tagName"));
            }

            Assert.True(left, $"{path} keeps the focus, {stops} stops: {string.Join(" > ", way)}");
        }
    }

    private static ILocator Box(IPage page) => page.GetByRole(AriaRole.Searchbox, new() { Name = "查找", Exact = true });
}
