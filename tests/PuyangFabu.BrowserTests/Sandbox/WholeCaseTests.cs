using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PuyangFabu.Conversation.Cases.Chat;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Sandbox;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Sandbox;

/// <summary>A citizen's case from the chat to the public page and the figures, with the product as its first start leaves it and nothing put in by hand.</summary>
public sealed class WholeCaseTests(Chromium chromium)
{
    private const string Title = "昆吾路的路灯坏了三天";
    private const string Telephone = "13812345678";
    private const string Answer = "您好！昆吾路的十二盏路灯昨晚已全部修好，是电缆被施工挖断。";
    private const string Unit = "濮阳市城市管理局";

    [Fact]
    public async Task A_complaint_in_the_chat_is_answered_on_the_phone_by_a_unit_and_two_people_and_stands_on_the_public_page_without_its_number()
    {
        await using var product = await SandboxedProduct.StartAsync();
        await using var phone = await product.TakePhoneAsync(chromium);
        await phone.SayAsync("我要留言", "【1/6】");
        await phone.SayAsync("投诉", "【2/6】");
        await phone.SayAsync("华龙区昆吾路", "【3/6】");
        await phone.SayAsync($"{Title}\n晚上走路害怕，请快修。打 {Telephone} 找我。", "【4/6】");
        await phone.SayAsync("完成", "【5/6】");
        await phone.SayAsync(Telephone, "【6/6】");
        await phone.SayAsync("可以", "编号：");
        var number = Regex.Match(await phone.Page.Locator(".bubble").Last.InnerTextAsync(), "编号：([0-9]{12})").Groups[1].Value;
        await product.Services.StepAsync<CaseHandIn>();

        await GiveDeskAsync(product);
        await using var editor = await product.EnterAsync(chromium, "bianji", Role.Editor, "李编");
        await editor.OpenAsync(product, "/console/cases");
        await editor.Link(Title).ClickAsync();
        await Expect(editor.Page.GetByText(number).First).ToBeVisibleAsync();
        var path = new Uri(editor.Page.Url).AbsolutePath;
        await editor.OpenAsync(product, $"{path}/accept");
        await editor.PressAsync("受理", "已受理，请转给承办单位");
        await editor.OpenAsync(product, $"{path}/assign");
        await editor.Page.GetByLabel("承办单位").SelectOptionAsync(new SelectOptionValue { Label = Unit });
        await editor.PressAsync("转办", "已转办，等承办单位签收");

        await using (var agent = await SignInAsync(product, "chengban"))
        {
            await agent.OpenAsync(product, $"{path}/sign");
            await agent.PressAsync("签收", "已签收，请在期限之前写答复");
            await agent.OpenAsync(product, $"{path}/answer");
            await agent.Page.GetByLabel("给市民的答复").FillAsync(Answer);
            await agent.PressAsync("交审核", "答复已写好，等另一个人审核");
            agent.HadNoTrouble();
        }

        await Expect(phone.Page.Locator(".bubble").Last).ToContainTextAsync("编号：");
        await using var second = await product.EnterAsync(chromium, "fushen", Role.Reviewer, "赵审");
        await second.OpenAsync(product, $"{path}/approve");
        await second.PressAsync("审核通过，答复市民", "已审核通过，市民看得到答复了");
        await RateInThePhoneAsync(phone, number);
        await editor.OpenAsync(product, $"{path}/close");
        await editor.PressAsync("办结", "已办结。");

        await using var publisher = await product.EnterAsync(chromium, "fabu", Role.Publisher, "钱发");
        await publisher.OpenAsync(product, $"{path}/publish");
        await publisher.Page.GetByLabel("我已逐句看过").CheckAsync();
        await publisher.PressAsync("建成稿件草稿", "已建成稿件的草稿");
        await publisher.Link("看转成的稿件").ClickAsync();
        await publisher.Page.WaitForURLAsync(new Regex(@"/console/articles/\d+$"));
        var article = new Uri(publisher.Page.Url).AbsolutePath;
        await ReviewAsync(product, editor, second, article);
        await using var releasing = await product.EnterAsync(chromium, "fabu-er", Role.Publisher, "吴发");
        await releasing.OpenAsync(product, $"{article}/publish");
        await releasing.PressAsync("现在发布", "已发布，读者现在就能看到");
        await ReadAsync(product, phone);

        await editor.OpenAsync(product, "/console/cases/figures");
        await Expect(editor.Page.Locator("dl.numbers dd")).ToContainTextAsync(["1 件", "1 件", "0 件", "100"]);
        await Expect(editor.Page.Locator("tbody").First.GetByRole(AriaRole.Link, new() { Name = "投诉" })).ToBeVisibleAsync();
        foreach (var person in new[] { phone, editor, second, publisher, releasing })
        {
            person.HadNoTrouble();
        }
    }

    [Fact]
    public async Task An_operator_answers_a_follower_from_the_inbox_while_the_robot_keeps_still()
    {
        await using var product = await SandboxedProduct.StartAsync();
        await using var phone = await product.TakePhoneAsync(chromium, place: 1);
        var answers = phone.Page.Locator(".row:not(.row--mine) .bubble");
        await phone.SayAsync("人工", "已转人工");
        var robot = await answers.CountAsync();
        await phone.TypeAsync("公积金怎么提取");

        await using var operating = await product.EnterAsync(chromium, "bianji", Role.Editor, "李编");
        await operating.OpenAsync(product, "/console/inbox?state=waiting");
        await operating.Page.Locator("tbody a").First.ClickAsync();
        await operating.Page.Locator("[data-interactive=true]").WaitForAsync();
        await operating.PressAsync("接手", "已接手，由您来回复。");
        await operating.Page.GetByLabel("写给对方的话").FillAsync("您好，带身份证到窗口就能提取。");
        await operating.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^发给") }).ClickAsync();
        await Expect(operating.Page.GetByText("已发出。")).ToBeVisibleAsync();
        await Expect(answers.Last).ToHaveTextAsync("您好，带身份证到窗口就能提取。");

        // Words that a rule would have answered, between the two and after the answer.
        await phone.TypeAsync("公积金怎么提取");
        await operating.OpenAsync(product, "/console/inbox");
        await operating.Page.Locator("tbody a").First.ClickAsync();
        await operating.PressAsync("结束", "已结束，自动回复恢复。");
        await Expect(answers).ToHaveCountAsync(robot + 1);
        await Expect(phone.Page.Locator(".news")).ToHaveCountAsync(0);
        await phone.TypeAsync("公积金怎么提取");
        await Expect(phone.Page.Locator(".row--mine ~ .news, .row--mine ~ .row:not(.row--mine)").Last).ToContainTextAsync("公积金");
        phone.HadNoTrouble();
        operating.HadNoTrouble();
    }

    /// <summary>An administrator gives the unit to somebody's desk.</summary>
    private async Task GiveDeskAsync(SandboxedProduct product)
    {
        await Console.ConsoleHost.AppointAsync(product.Services, "chengban", Role.Agent, "王承");
        await using var admin = await product.EnterAsync(chromium, "guanli", Role.Admin, "周管");
        await admin.OpenAsync(product, "/console/cases/desks");
        await admin.Link("设定王承承办的单位").ClickAsync();
        await admin.Page.GetByLabel(Unit).CheckAsync();
        await admin.PressAsync("保存", "已保存，立即生效");
        admin.HadNoTrouble();
    }

    /// <summary>Somebody who was appointed before.</summary>
    private async Task<BrowserPage> SignInAsync(SandboxedProduct product, string userName)
    {
        var browser = await chromium.OpenAsync(1366, 768);
        await Console.ConsoleHost.EnterAsync(browser.Page, product.Address, userName, Console.ConsoleHost.First);
        return browser;
    }

    private static async Task RateInThePhoneAsync(BrowserPage phone, string number)
    {
        var told = phone.Page.Locator(".bubble").Filter(new() { HasText = $"您的诉求 {number} 已有答复" });
        await Expect(told).ToContainTextAsync(Answer);
        await told.GetByText("查看全文和评价").ClickAsync();
        var page = phone.Page.FrameLocator(".browser__frame");
        await Expect(page.GetByText(Answer)).ToBeVisibleAsync();
        await page.GetByLabel("4 分，满意").CheckAsync();
        await page.GetByLabel("想补充的话").FillAsync("修得快，谢谢");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交评价" }).ClickAsync();
        await Expect(page.GetByText("谢谢您的评价")).ToBeVisibleAsync();
        await phone.Button("关闭网页").ClickAsync();
    }

    /// <summary>三审 of the article: handed in by one, passed by three others.</summary>
    private async Task ReviewAsync(SandboxedProduct product, BrowserPage editor, BrowserPage second, string article)
    {
        await editor.OpenAsync(product, $"{article}/submit");
        await editor.PressAsync("送审", "已送审。");
        await using var first = await product.EnterAsync(chromium, "chushen", Role.Editor, "陈初");
        await using var chief = await product.EnterAsync(chromium, "zhongshen", Role.Chief, "孙终");
        foreach (var reviewer in new[] { first, second, chief })
        {
            await reviewer.OpenAsync(product, article.Replace("/articles/", "/review/", StringComparison.Ordinal));
            await Expect(reviewer.Page.GetByText(Answer).First).ToBeVisibleAsync();
            await reviewer.PressAsync("通过", "已通过");
            reviewer.HadNoTrouble();
        }
    }

    /// <summary>As anybody finds it: from the board to the article.</summary>
    private static async Task ReadAsync(SandboxedProduct product, BrowserPage reader)
    {
        await reader.OpenAsync(product, "/boards/huiying-guanqie");
        await reader.Page.GetByRole(AriaRole.Link, new() { NameRegex = new(Title) }).First.ClickAsync();
        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Name = Title, Level = 1 })).ToBeVisibleAsync();
        await Expect(reader.Page.GetByText(Answer).First).ToBeVisibleAsync();
        await Expect(reader.Page.GetByText("138******78").First).ToBeVisibleAsync();
        Assert.DoesNotContain(Telephone, await reader.Page.ContentAsync(), StringComparison.Ordinal);
    }
}
