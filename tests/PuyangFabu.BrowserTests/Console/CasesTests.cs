using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PuyangFabu.Content.Directories;
using PuyangFabu.Conversation.Cases;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>A case from a citizen's phone to an article, each step by who does it, with a browser.</summary>
public sealed class CasesTests(ConsoleHost host, Chromium chromium) : IClassFixture<ConsoleHost>
{
    private const string List = "/console/cases";

    [Fact]
    public async Task A_case_goes_from_a_phone_through_a_unit_and_two_people_to_an_article()
    {
        var unit = await host.Services.GetRequiredService<DirectoryStore>().InsertAsync(
            new DirectoryEntry { Kind = DirectoryKind.Department, Name = "市城管局", Summary = "路灯、井盖、市容" }, CancellationToken.None);
        foreach (var (name, role, called) in new[] { ("bianji", Role.Editor, "李编"), ("chengban", Role.Agent, "王承"), ("fushen", Role.Reviewer, "赵审"), ("fabu", Role.Publisher, "钱发") })
        {
            await host.AppointAsync(name, role, called);
        }

        await SetDeskAsync("chengban", unit);
        await using var phone = await chromium.OpenAsync(375, 812);
        var (number, code) = await HandInAsync(phone);

        await using var editing = await chromium.OpenAsync(1366, 768);
        var editor = editing.Page;
        await host.EnterAsync(editor, "bianji");
        await editor.GotoAsync(host.Address("/console"));
        await editor.GetByRole(AriaRole.Link, new() { NameRegex = new("^诉求待预审") }).ClickAsync();
        await PageRules.HoldAsync(editor, "cases-list");
        await editor.GetByRole(AriaRole.Link, new() { Name = "昆吾路的路灯坏了三天" }).ClickAsync();
        await Expect(editor.GetByText("等着看是否受理")).ToBeVisibleAsync();
        await PageRules.HoldAsync(editor, "cases-submitted");
        var path = new Uri(editor.Url).AbsolutePath;
        await ShowAsync(editor, $"{path}/decline", "cases-decline");
        await ShowAsync(editor, $"{path}/urge", "cases-urge");
        await ShowAsync(editor, $"{path}/accept", "cases-accept");
        await editing.Button("受理").ClickAsync();
        await Expect(editor.GetByText("已受理，请转给承办单位")).ToBeVisibleAsync();
        await ShowAsync(editor, $"{path}/assign", "cases-assign");
        await editor.GetByLabel("承办单位").SelectOptionAsync(new SelectOptionValue { Label = "市城管局" });
        await editing.Button("转办").ClickAsync();
        await Expect(editor.GetByText("已转办，等承办单位签收")).ToBeVisibleAsync();

        await using var handling = await chromium.OpenAsync(1366, 768);
        var agent = handling.Page;
        await host.EnterAsync(agent, "chengban");
        await ShowAsync(agent, "/console", "cases-agent-desk");
        await agent.GetByRole(AriaRole.Link, new() { NameRegex = new("^诉求待签收") }).ClickAsync();
        await PageRules.HoldAsync(agent, "cases-agent-list");
        await agent.GetByRole(AriaRole.Link, new() { Name = "昆吾路的路灯坏了三天" }).ClickAsync();
        await Expect(agent.GetByText("的承办签收")).ToBeVisibleAsync();
        await agent.GetByRole(AriaRole.Button, new() { NameRegex = new("^看联系方式") }).ClickAsync();
        await Expect(agent.GetByText("这次查看已记入审计")).ToBeVisibleAsync();
        await Expect(agent.GetByText("13812345678")).ToBeVisibleAsync();
        await PageRules.HoldAsync(agent, "cases-contact");
        await ShowAsync(agent, $"{path}/return", "cases-return");
        await ShowAsync(agent, $"{path}/sign", "cases-sign");
        await handling.Button("签收").ClickAsync();
        await Expect(agent.GetByText("已签收，请在期限之前写答复")).ToBeVisibleAsync();
        await PageRules.HoldAsync(agent, "cases-handling");
        await ShowAsync(agent, $"{path}/extend", "cases-extend");
        await ShowAsync(agent, $"{path}/answer", "cases-answer");
        await agent.GetByLabel("给市民的答复").FillAsync("您好！昆吾路的 12 盏路灯昨晚 20 时已全部修好，是电缆被施工挖断。再有问题请拨打市城管局 0393-1234567。");
        await handling.Button("交审核").ClickAsync();
        await Expect(agent.GetByText("答复已写好，等另一个人审核")).ToBeVisibleAsync();

        await using var approving = await chromium.OpenAsync(1366, 768);
        var reviewer = approving.Page;
        await host.EnterAsync(reviewer, "fushen");
        await reviewer.GotoAsync(host.Address("/console"));
        await reviewer.GetByRole(AriaRole.Link, new() { NameRegex = new("^答复待审核") }).ClickAsync();
        await reviewer.GetByRole(AriaRole.Link, new() { Name = "昆吾路的路灯坏了三天" }).ClickAsync();
        await Expect(reviewer.GetByText("要由另一个没有写过这件答复的人审核")).ToBeVisibleAsync();
        await ShowAsync(reviewer, $"{path}/reject", "cases-reject");
        await ShowAsync(reviewer, $"{path}/approve", "cases-approve");
        await approving.Button("审核通过，答复市民").ClickAsync();
        await Expect(reviewer.GetByText("已审核通过，市民看得到答复了")).ToBeVisibleAsync();

        await RateAsync(phone, number, code);

        await ShowAsync(editor, $"{path}/close", "cases-close");
        await editing.Button("办结").ClickAsync();
        await Expect(editor.GetByText("已办结。", new() { Exact = true })).ToBeVisibleAsync();
        await using var publishing = await chromium.OpenAsync(1366, 768);
        var publisher = publishing.Page;
        await host.EnterAsync(publisher, "fabu");
        await ShowAsync(publisher, $"{path}/publish", "cases-publish");
        await Expect(publisher.GetByLabel("市民的话")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("138\\*{6}78"));
        await publisher.GetByLabel("我已逐句看过").CheckAsync();
        await publishing.Button("建成稿件草稿").ClickAsync();
        await Expect(publisher.GetByText("已建成稿件的草稿，请编辑在“稿件”里送审")).ToBeVisibleAsync();
        await PageRules.HoldAsync(publisher, "cases-published");
        await ShowAsync(editor, "/console/cases/figures", "cases-figures");
        await ShowAsync(editor, List, "cases-list-done");
        foreach (var browser in new[] { phone, editing, handling, approving, publishing })
        {
            browser.HadNoTrouble();
        }
    }

    private async Task ShowAsync(IPage page, string path, string name)
    {
        await page.SetViewportSizeAsync(1366, 768);
        await page.GotoAsync(host.Address(path));
        await PageRules.HoldAsync(page, name);
        await page.SetViewportSizeAsync(1366, 768);
    }

    private async Task<(string Number, string Code)> HandInAsync(BrowserPage browser)
    {
        var key = CaseForm.MakeKey();
        await host.Services.GetRequiredService<Database>().WriteAsync(
            session => CaseLinkStore.AddAsync(session, new CaseLink { KeyHash = CaseForm.HashOf(key), Account = "puyang", OpenId = "oCitizen", CreatedMs = host.Clock.NowMs() }), CancellationToken.None);
        var page = browser.Page;
        await page.GotoAsync(host.Address($"/cases/new?key={key}"));
        await PageRules.HoldAsync(page, "cases-form");
        await page.SetViewportSizeAsync(375, 812);
        Assert.Equal(375, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await page.GetByLabel("投诉").CheckAsync();
        await page.GetByLabel("说说是什么事").FillAsync("昆吾路的路灯坏了三天\n从人民路口到黄河路口都不亮，晚上走路害怕，请快修。打 13812345678 找我。");
        await page.Locator("#case-county").SelectOptionAsync("华龙区");
        await page.Locator("#case-place").FillAsync("昆吾路，人民路口往南");
        await page.Locator("#case-contact").FillAsync("13812345678");
        await page.GetByLabel("同意公开").CheckAsync();
        await browser.Button("提交").ClickAsync();
        await Expect(page.GetByText("收到了。")).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "cases-form-made");
        var facts = page.Locator(".case-made dd");
        return (await facts.Nth(0).InnerTextAsync(), await facts.Nth(1).InnerTextAsync());
    }

    private async Task RateAsync(BrowserPage browser, string number, string code)
    {
        var page = browser.Page;
        await page.SetViewportSizeAsync(375, 812);
        await page.GotoAsync(host.Address("/cases/progress"));
        await page.GetByLabel("编号").FillAsync(number);
        await page.GetByLabel("查询码").FillAsync(code);
        await browser.Button("查看进展").ClickAsync();
        await Expect(page.GetByText("已全部修好")).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "cases-progress");
        await page.SetViewportSizeAsync(375, 812);
        await page.GetByLabel("4 分，满意").CheckAsync();
        await page.GetByLabel("想补充的话").FillAsync("修得快，谢谢");
        await browser.Button("提交评价").ClickAsync();
        await Expect(page.GetByText("谢谢您的评价")).ToBeVisibleAsync();
    }

    private async Task SetDeskAsync(string userName, long unit)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var person = (await scope.ServiceProvider.GetRequiredService<OperatorStore>().ListAsync(CancellationToken.None)).Single(person => person.UserName == userName);
        var set = await scope.ServiceProvider.GetRequiredService<CaseDeskEditing>().SetAsync(
            Actor.CommandLine, person.Id, new CaseDeskInput { Units = [new UnitReference(unit)] }, CancellationToken.None);
        Assert.False(set.IsRefused);
    }
}
