using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using PuyangFabu.Tests.Sandbox;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Sandbox;

/// <summary>The phone page against an account that the test plays by hand.</summary>
public sealed class PhoneScreenTests(Chromium chromium)
{
    private const string Menu = """
        {"button":[
          {"name":"微濮阳","sub_button":[{"type":"click","name":"濮阳要闻","key":"board:puyang-yaowen"},{"type":"click","name":"专题","key":"board:zhuanti"}]},
          {"type":"click","name":"微政务","key":"board:wei-zhengwu"},
          {"type":"view","name":"微平台","url":"/articles/7"}]}
        """;

    [Fact]
    public async Task A_text_is_drawn_with_its_line_breaks_and_links_and_nothing_else()
    {
        await using var host = await StartAsync();
        await using var browser = await FollowAsync(host);
        host.AnswerWith(callback => callback.Text(
            "第一行\n<b>粗</b><img src=x onerror=\"alert(1)\">\n<a href=\"javascript:alert(1)\">坏</a> <a href=\"https://example.com/a?b=1&amp;c=2\">好</a>"));

        await SayAsync(browser, "来一段");

        var bubble = browser.Page.Locator(".bubble").Last;
        await Expect(bubble).ToHaveTextAsync(
            "第一行\n<b>粗</b><img src=x onerror=\"alert(1)\">\n<a href=\"javascript:alert(1)\">坏</a> 好", new() { UseInnerText = true });
        await Expect(bubble.Locator("a")).ToHaveCountAsync(1);
        await Expect(bubble.Locator("a")).ToHaveAttributeAsync("href", "https://example.com/a?b=1&c=2");
        await Expect(bubble.Locator("b, img, script")).ToHaveCountAsync(0);
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task A_menu_link_in_a_text_sends_its_words_with_the_menu_id()
    {
        await using var host = await StartAsync();
        await using var browser = await FollowAsync(host);
        host.AnswerWith(callback => callback.Text(
            "请选 <a href=\"weixin://bizmsgmenu?msgmenucontent=%E5%BE%AE%E6%94%BF%E5%8A%A1&msgmenuid=42\">微政务</a>"));
        await SayAsync(browser, "菜单");
        await host.ReceivedAsync();

        await browser.Page.Locator(".bubble a").Last.ClickAsync();

        var callback = await host.ReceivedAsync();
        Assert.Equal(("微政务", "42"), (callback.Node("Content"), callback.Node("bizmsgmenuid")));
        await Expect(browser.Page.Locator(".row--mine .bubble").Last).ToHaveTextAsync("微政务");
    }

    [Fact]
    public async Task Places_and_links_have_room_around_their_words()
    {
        await using var host = await StartAsync();
        await using var browser = await FollowAsync(host);
        host.AnswerWith(static _ => "success");
        var openId = await host.OpenIdAsync();
        await host.DeliveredAsync(openId, new { type = "location", latitude = 35.76, longitude = 115.03, label = "濮阳市人民路" });
        await host.DeliveredAsync(openId, new { type = "link", title = "一个链接", description = "说明", url = "https://example.com/" });

        await Expect(browser.Page.Locator(".slip")).ToHaveCountAsync(2);
        foreach (var gap in await browser.Page.EvaluateAsync<double[]>(
            "[...document.querySelectorAll('.slip')].map(slip => slip.querySelector('.slip__title').getBoundingClientRect().left - slip.getBoundingClientRect().left)"))
        {
            Assert.InRange(gap, 10, 20);
        }
    }

    [Fact]
    public async Task News_is_drawn_as_cards_and_opens_in_the_phones_browser()
    {
        await using var host = await StartAsync();
        await using var browser = await FollowAsync(host);
        host.AnswerWith(callback => callback.News(3).Replace("https://example.com/", $"{host.Client.BaseAddress}articles/", StringComparison.Ordinal));

        await browser.Button("微濮阳").ClickAsync();
        await browser.Button("濮阳要闻").ClickAsync();

        var card = browser.Page.Locator(".news");
        await Expect(card.Locator(".cover__title")).ToHaveTextAsync("标题1");
        await Expect(card.Locator(".news__row .news__title")).ToHaveTextAsync(["标题2", "标题3"]);
        var cover = await card.Locator(".cover").BoundingBoxAsync();
        Assert.Equal(2.35, cover!.Width / cover.Height, 0.02);

        await card.Locator(".news__row").First.ClickAsync();
        await Expect(browser.Page.FrameLocator(".browser__frame").Locator("h1")).ToHaveTextAsync("文章 2");
        await Expect(browser.Page.Locator(".browser .nav__title")).ToHaveTextAsync("文章 2 的题目");
        await browser.Page.Keyboard.PressAsync("Escape");
        await Expect(browser.Page.Locator(".browser")).ToHaveCountAsync(0);
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task A_link_button_reports_the_view_and_opens_its_page()
    {
        await using var host = await StartAsync();
        await using var browser = await FollowAsync(host);
        host.AnswerWith(_ => "success");

        await browser.Button("微平台").ClickAsync();

        var callback = await host.ReceivedAsync();
        Assert.Equal(("VIEW", "/articles/7"), (callback.Node("Event"), callback.Node("EventKey")));
        await Expect(browser.Page.FrameLocator(".browser__frame").Locator("h1")).ToHaveTextAsync("文章 7");
    }

    [Fact]
    public async Task Links_in_an_article_stay_in_the_phone_or_open_a_tab_of_their_own()
    {
        await using var host = await StartAsync();
        await using var browser = await FollowAsync(host);
        await browser.Page.Context.RouteAsync("https://example.com/**", route => route.FulfillAsync(new() { Body = "elsewhere" }));
        await browser.Button("微平台").ClickAsync();
        var article = browser.Page.FrameLocator(".browser__frame");

        var tab = await browser.Page.Context.RunAndWaitForPageAsync(() => article.GetByText("别处").ClickAsync());
        await tab.WaitForURLAsync("https://example.com/out");
        await article.GetByText("下一篇").ClickAsync();

        await Expect(article.Locator("h1")).ToHaveTextAsync("文章 9");
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task The_menu_works_by_keyboard()
    {
        await using var host = await StartAsync();
        await using var browser = await FollowAsync(host);
        host.AnswerWith(callback => callback.Text("要闻来了"));
        var opener = browser.Button("微濮阳");

        await opener.PressAsync("Enter");
        await Expect(opener).ToHaveAttributeAsync("aria-expanded", "true");
        await browser.Page.Keyboard.PressAsync("Escape");
        await Expect(opener).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(opener).ToBeFocusedAsync();
        await browser.Page.Keyboard.PressAsync("Enter");
        await browser.Page.Keyboard.PressAsync("Tab");
        await browser.Page.Keyboard.PressAsync("Enter");

        await Expect(browser.Page.Locator(".bubble").Last).ToHaveTextAsync("要闻来了");
    }

    [Fact]
    public async Task A_malformed_answer_shows_the_notice_and_the_drawer_says_why()
    {
        await using var host = await StartAsync();
        await using var browser = await FollowAsync(host);
        host.AnswerWith(_ => """{"errcode":0}""");

        await SayAsync(browser, "坏");

        await Expect(browser.Page.Locator(".chat__notice")).ToHaveTextAsync("该公众号提供的服务出现故障，请稍后再试");
        await browser.Page.Locator(".run__head").First.ClickAsync();
        await Expect(browser.Page.Locator(".finding--fault")).ToContainTextAsync("应答是 JSON");
        await Expect(browser.Page.Locator(".wire pre").Last).ToContainTextAsync("""{"errcode":0}""");
    }

    [Fact]
    public async Task The_chosen_mode_and_trouble_are_what_goes_over_the_wire()
    {
        await using var host = await StartAsync();
        await using var browser = await FollowAsync(host);
        host.AnswerWith(callback => TestAccount.Encrypted(callback.Text("密")));
        await browser.Page.GetByRole(AriaRole.Radio, new() { Name = "安全" }).CheckAsync(new() { Force = true });
        await browser.Page.GetByRole(AriaRole.Radio, new() { Name = "同时投递两次" }).CheckAsync(new() { Force = true });

        await SayAsync(browser, "悄悄话");

        await Expect(browser.Page.Locator(".bubble").Last).ToHaveTextAsync("密");
        var one = await host.ReceivedAsync();
        var other = await host.ReceivedAsync();
        Assert.Equal(one.Body, other.Body);
        Assert.Equal("悄悄话", one.Decrypted.Element("Content")!.Value);
        await browser.Page.Locator(".run__head").First.ClickAsync();
        await Expect(browser.Page.Locator(".attempt")).ToHaveCountAsync(2);
        await Expect(browser.Page.Locator(".wire").Last).ToContainTextAsync("应答解密后");
    }

    [Fact]
    public async Task Followers_stand_side_by_side_with_chats_of_their_own()
    {
        await using var host = await StartAsync();
        await using var browser = await FollowAsync(host);
        host.AnswerWith(callback => callback.Text("您好"));
        await SayAsync(browser, "我是甲");

        await browser.Button("并排").ClickAsync();

        var phones = browser.Page.Locator(".screen");
        await Expect(phones).ToHaveCountAsync(2);
        await Expect(phones.First.Locator(".row--mine .bubble")).ToHaveTextAsync("我是甲");
        await phones.Nth(1).GetByRole(AriaRole.Button, new() { Name = "关注", Exact = true }).ClickAsync();
        await Expect(phones.Nth(1).Locator(".bubble")).ToHaveTextAsync("您好");
        await Expect(phones.First.Locator(".bubble")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_reload_loses_nothing()
    {
        await using var host = await StartAsync();
        await using var browser = await FollowAsync(host);
        host.AnswerWith(callback => callback.Text("记得"));
        await SayAsync(browser, "还在吗");
        await Expect(browser.Page.Locator(".bubble")).ToHaveTextAsync(["还在吗", "记得"]);

        await browser.Page.ReloadAsync();

        await Expect(browser.Page.Locator(".bubble")).ToHaveTextAsync(["还在吗", "记得"]);
        await Expect(browser.Page.Locator(".run")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task The_title_says_when_the_server_is_gone()
    {
        await using var host = await StartAsync();
        await using var browser = await FollowAsync(host);
        await Expect(browser.Page.Locator(".nav__title")).ToHaveTextAsync("濮阳发布");

        await host.StopAsync();

        await Expect(browser.Page.Locator(".nav__title")).ToHaveTextAsync("濮阳发布(未连接)");
    }

    [Fact]
    public async Task On_a_small_screen_the_phone_fills_it_and_the_drawer_is_a_sheet()
    {
        await using var host = await StartAsync();
        await using var browser = await FollowAsync(host, 375, 812);
        var screen = await browser.Page.Locator(".screen").BoundingBoxAsync();
        Assert.Equal((0, 0, 375, 812), (screen!.X, screen.Y, screen.Width, screen.Height));
        Assert.Equal(375, await browser.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Expect(browser.Page.Locator("#drawer")).ToBeHiddenAsync();

        await browser.Button("调试").ClickAsync();
        await Expect(browser.Page.Locator("#drawer")).ToBeVisibleAsync();
        await browser.Page.Keyboard.PressAsync("Escape");
        await Expect(browser.Page.Locator("#drawer")).ToBeHiddenAsync();

        await browser.Button("粉丝甲，切换粉丝").ClickAsync();
        await browser.Page.Locator(".person").Nth(1).ClickAsync();
        await Expect(browser.Button("粉丝乙，切换粉丝")).ToBeVisibleAsync();
        await Expect(browser.Button("关注")).ToBeVisibleAsync();
        browser.HadNoTrouble();
    }

    private static async Task<SandboxHost> StartAsync()
    {
        var host = await SandboxHost.StartAsync(more: app => app.MapGet("/articles/{id}", (string id) => Results.Content(
            $"<!doctype html><title>文章 {id} 的题目</title><h1>文章 {id}</h1><a href='https://example.com/out'>别处</a><a href='/articles/9'>下一篇</a>", "text/html; charset=utf-8")));
        host.MenuJson = Menu;
        return host;
    }

    private async Task<BrowserPage> FollowAsync(SandboxHost host, int width = 1280, int height = 900)
    {
        var browser = await chromium.OpenAsync(width, height);
        host.AnswerWith(_ => "success");
        await browser.Page.GotoAsync($"{host.Client.BaseAddress}sandbox/phone");
        await browser.Button("关注").ClickAsync();
        Assert.Equal("subscribe", (await host.ReceivedAsync()).Node("Event"));
        await Expect(browser.Page.Locator(".run")).ToHaveCountAsync(1);
        return browser;
    }

    private static async Task SayAsync(BrowserPage browser, string text)
    {
        await browser.Button("切换到键盘").ClickAsync();
        await browser.Page.GetByLabel("输入消息").FillAsync(text);
        await browser.Button("发送").ClickAsync();
    }
}
