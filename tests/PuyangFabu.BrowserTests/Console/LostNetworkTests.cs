using Microsoft.Playwright;
using PuyangFabu.People.Actors;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>A network that goes away while somebody works: he is told in words, loses nothing, and can press again.</summary>
public sealed class LostNetworkTests(ConsoleHost host, Chromium chromium) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task A_link_that_leads_nowhere_says_so_and_works_again_once_the_network_is_back()
    {
        await host.AppointAsync("lost-editor", Role.Editor);
        await using var browser = await chromium.OpenAsync(390, 844);
        var page = browser.Page;
        await host.EnterAsync(page, "lost-editor");
        await page.GotoAsync(host.Address("/console/replies"));
        var address = page.Url;
        await page.Context.SetOfflineAsync(true);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "常用语" }).First.ClickAsync();

        await Expect(page.GetByText("现在连不上服务器，没有打开新的页面")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(address);
        await Expect(page.Locator("html[data-loading]")).ToHaveCountAsync(0);
        await PageRules.HoldAsync(page, "lost-link");

        await page.Context.SetOfflineAsync(false);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "常用语" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "常用语", Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByText("现在连不上服务器")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_form_whose_answer_is_lost_keeps_its_words_and_its_button_lives_again()
    {
        await host.AppointAsync("lost-admin", Role.Admin);
        await using var browser = await chromium.OpenAsync(390, 844);
        var page = browser.Page;
        await host.EnterAsync(page, "lost-admin");
        await page.GotoAsync(host.Address("/console/synonyms/new"));
        await page.Locator("input[name=words]").FillAsync("公积金、住房公积金");
        await page.RouteAsync("**/console/synonyms/new", static route => route.Request.Method == "POST" ? route.AbortAsync() : route.ContinueAsync());
        var button = page.Locator("main form[method=post] button[type=submit]").First;
        await button.ClickAsync();

        await Expect(page.GetByText("网络断了，没有收到服务器的回答")).ToBeVisibleAsync();
        await Expect(button).ToBeEnabledAsync();
        await Expect(page.Locator("input[name=words]")).ToHaveValueAsync("公积金、住房公积金");
        await page.UnrouteAsync("**/console/synonyms/new");
        await button.ClickAsync();
        await Expect(page.GetByText("已保存")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_editor_says_at_once_that_the_network_is_gone_and_saves_once_it_is_back()
    {
        await host.AppointAsync("lost-writer", Role.Editor);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "lost-writer");
        await page.GotoAsync(host.Address("/console/articles/new"));
        await Expect(page.Locator("[data-interactive=true]")).ToBeVisibleAsync();
        await page.GetByLabel("标题", new() { Exact = true }).FillAsync("断网前的标题");
        await page.Context.SetOfflineAsync(true);
        await page.Locator("button[data-save=mine]").First.ClickAsync();
        await Expect(page.Locator("[data-trouble]")).ToContainTextAsync("网络断了，现在存不上");
        await page.Context.SetOfflineAsync(false);
        await Expect(page.Locator("[data-trouble]")).ToBeEmptyAsync(new() { Timeout = 20000 });
    }

    [Theory]
    [InlineData("[data-picture]", "[data-uploads]")]
    [InlineData("[data-cover]", "[data-cover-uploads]")]
    public async Task A_file_that_is_no_picture_is_named_where_a_picture_is_wanted(string field, string list)
    {
        var name = $"wrong-file-{field.Length}";
        await host.AppointAsync(name, Role.Editor);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, name);
        await page.GotoAsync(host.Address("/console/articles/new"));
        await Expect(page.Locator("[data-interactive=true]")).ToBeVisibleAsync();
        await page.Locator(field).SetInputFilesAsync(new FilePayload { Name = "名单.csv", MimeType = "text/csv", Buffer = "甲,乙"u8.ToArray() });
        await Expect(page.Locator(list)).ToContainTextAsync("“名单.csv”不是图片");
    }

    [Fact]
    public async Task A_file_that_is_chosen_before_the_scripts_of_a_slow_line_have_come_is_taken_once_they_are_there()
    {
        await host.AppointAsync("slow-writer", Role.Editor);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "slow-writer");
        var chosen = new TaskCompletionSource();
        await page.RouteAsync("**/assets/console/writing*.js", async route =>
        {
            await chosen.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync(host.Address("/console/articles/new"));
        await Expect(page.Locator(".rz-html-editor-content")).ToBeVisibleAsync();
        await page.Locator("[data-picture]").SetInputFilesAsync(new FilePayload { Name = "名单.csv", MimeType = "text/csv", Buffer = "甲,乙"u8.ToArray() });
        await Expect(page.Locator("[data-uploads]")).ToBeEmptyAsync();
        chosen.SetResult();
        await Expect(page.Locator("[data-uploads]")).ToContainTextAsync("“名单.csv”不是图片");
    }

    [Fact]
    public async Task The_new_article_page_is_never_wider_than_a_phone()
    {
        await host.AppointAsync("narrow-writer", Role.Editor);
        await using var browser = await chromium.OpenAsync(390, 844);
        var page = browser.Page;
        await host.EnterAsync(page, "narrow-writer");
        await page.AddInitScriptAsync("""
            window.widest = 0;
            const look = () => { window.widest = Math.max(window.widest, document.documentElement?.scrollWidth ?? 0); requestAnimationFrame(look); };
            requestAnimationFrame(look);
            """);
        await page.GotoAsync(host.Address("/console/articles/new"));
        await Expect(page.Locator(".rz-html-editor-content")).ToBeVisibleAsync();
        Assert.InRange(await page.EvaluateAsync<int>("window.widest"), 1, 390);
    }
}
