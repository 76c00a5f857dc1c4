using Microsoft.Playwright;
using PuyangFabu.Conversation.Media;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Conversation.FollowerCare;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>收件箱 as those use it who answer followers, the follower at the other end.</summary>
public sealed class InboxTests(TestDatabases databases, Chromium chromium)
{
    private const string Anna = "oAnna";

    /// <summary>A red picture of 24 by 16 points.</summary>
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAIAAACDRijCAAAAGklEQVR42mM4o6REFcQwatCoQaMGjRpEGQIA+h2YEKao9lcAAAAASUVORK5CYII=");

    [Fact]
    public async Task Two_people_talk_while_the_robot_keeps_still()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.Media.Files["m1"] = Picture;
        await host.Operators.CreateAsync("lisi", Role.Publisher);
        await SendAsync(host, host.Product.Sender.Event("subscribe", user: Anna));
        await SayAsync(host, "路灯坏了找谁");
        Assert.Contains("已转人工", await SayAsync(host, "人工"), StringComparison.Ordinal);
        Assert.Equal("success", await SayAsync(host, "人民路口的路灯三天没亮了"));

        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await EnterAsync(host, page);
        await page.GotoAsync(Address(host, "/console"));
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new("等人接手的对话\\s*1") })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("等人接手的对话") }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/console/inbox\\?state=waiting$"));
        await Expect(page.GetByText("3 条未读")).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "inbox-waiting");
        await page.Locator("tbody a").First.ClickAsync();
        await page.Locator("[data-interactive=true]").WaitForAsync();
        await browser.Button("接手").ClickAsync();
        await Expect(page.GetByText("已接手，由您来回复。")).ToBeVisibleAsync();
        await page.Locator("[data-interactive=true]").WaitForAsync();

        // While something is typed, the next message comes, with a picture.
        await page.GetByLabel("写给对方的话").FillAsync("您好，已转给路灯管");
        Assert.Equal("success", await SayAsync(host, "照片也拍了"));
        Assert.Equal("success", await SendAsync(host, host.Product.Sender.Message(
            "image", "<PicUrl><![CDATA[http://mmbiz.qpic.cn/a/0]]></PicUrl><MediaId><![CDATA[m1]]></MediaId><MsgId>901</MsgId>", Anna)));
        await host.Product.Services.StepAsync<MediaFetch>();
        await TickUntilAsync(host, page.Locator(".sent-picture"));
        await Expect(page.GetByText("照片也拍了")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "2 条新消息" })).ToBeVisibleAsync();
        Assert.True(await page.Locator(".sent-picture").EvaluateAsync<bool>("picture => picture.decode().then(() => picture.naturalWidth === 24)"));
        await Expect(page.GetByLabel("写给对方的话")).ToHaveValueAsync("您好，已转给路灯管");

        await page.GetByLabel("写给对方的话").FillAsync("您好，已转给路灯管理所，今晚去修。");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^发给") }).ClickAsync();
        await Expect(page.GetByText("已发出。")).ToBeVisibleAsync();
        await Expect(page.Locator(".conversation .sent").GetByText("今晚去修")).ToBeVisibleAsync();
        await Expect(page.GetByText("还可以发 4 条")).ToBeVisibleAsync();
        Assert.Equal("success", await SayAsync(host, "谢谢"));
        Assert.Equal(["send oAnna 您好，已转给路灯管理所，今晚去修。"], host.WeChat.Calls);

        await page.GetByRole(AriaRole.Link, new() { Name = "写便签" }).ClickAsync();
        await page.GetByLabel("便签", new() { Exact = true }).FillAsync("路灯管理所已接单，编号 17。");
        await PageRules.HoldAsync(page, "inbox-note");
        await browser.Button("写下").ClickAsync();
        await Expect(page.GetByText("便签已写下。")).ToBeVisibleAsync();
        await Expect(page.GetByText("编号 17")).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "inbox-talk");

        await page.GetByRole(AriaRole.Link, new() { Name = "交给同事" }).ClickAsync();
        await page.GetByLabel("交给").SelectOptionAsync(new SelectOptionValue { Label = "lisi" });
        await page.GetByLabel("缘由").FillAsync("晚上您值班，请看路灯修好没有。");
        await PageRules.HoldAsync(page, "inbox-hand-over");
        await browser.Button("交给同事").ClickAsync();
        await Expect(page.GetByText("已交给同事。")).ToBeVisibleAsync();
        await Expect(page.GetByText("“lisi”正在办理这个对话")).ToBeVisibleAsync();
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task A_talk_is_ended_and_the_robot_answers_again()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        await SendAsync(host, host.Product.Sender.Event("subscribe", user: Anna));
        await SayAsync(host, "人工");
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await EnterAsync(host, page);
        var talk = $"/console/inbox/{await host.CodeAsync(Anna)}";
        await PageRules.HoldAllAsync(
            browser, host.Product.Address, ($"{talk}/take", "inbox-take"), ($"{talk}/release", "inbox-release"), ($"{talk}/close", "inbox-close"), ($"{talk}/article", "inbox-article"));

        await page.GotoAsync(Address(host, (await page.Locator("td a[href*='/article/']").First.GetAttributeAsync("href"))!));
        await PageRules.HoldAsync(page, "inbox-send-article");
        await page.GotoAsync(Address(host, talk));
        await browser.Button("结束").ClickAsync();
        await Expect(page.GetByText("已结束，自动回复恢复。")).ToBeVisibleAsync();
        Assert.NotEqual("success", await SayAsync(host, "你好"));
        await page.GotoAsync(Address(host, "/console/inbox?state=closed"));
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await PageRules.HoldAsync(page, "inbox-closed");
        browser.HadNoTrouble();
    }

    private static string Address(FollowerHost host, string path) => host.Product.Address.ToString().TrimEnd('/') + path;

    private static async Task<string> SayAsync(FollowerHost host, string words) => await SendAsync(host, host.Product.Sender.Text(words, Anna));

    private static async Task<string> SendAsync(FollowerHost host, string message)
    {
        host.Product.Database.Clock.Advance(TimeSpan.FromMilliseconds(1100));
        return (await host.Product.Sender.SendAsync(message)).Body;
    }

    // The island looks again at times of the product's clock.
    private static async Task TickUntilAsync(FollowerHost host, ILocator sign)
    {
        while (await sign.CountAsync() == 0)
        {
            host.Product.Database.Clock.Advance(TimeSpan.FromSeconds(1));
            await sign.Page.EvaluateAsync("() => new Promise(requestAnimationFrame)");
        }
    }

    private static async Task EnterAsync(FollowerHost host, IPage page)
    {
        await host.Operators.CreateAsync("zhangsan", Role.Editor);
        await ConsoleHost.EnterAsync(page, host.Product.Address, "zhangsan", OperatorDriver.Password);
    }
}
