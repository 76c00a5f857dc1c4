using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>Nobody loses a typed word, and nothing is done twice.</summary>
public sealed class FormTests(ConsoleHost host, Chromium chromium) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task What_was_typed_survives_a_session_that_ended_and_is_gone_once_it_was_accepted()
    {
        await host.AppointAsync("draft-admin", Role.Admin);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "draft-admin");
        await page.GotoAsync(host.Address("/console/operators/new"));
        await page.GetByLabel("用户名").FillAsync("newcomer");
        await page.GetByLabel("姓名").FillAsync("李四");
        await page.GetByLabel("编辑").CheckAsync();

        host.Advance(TimeSpan.FromHours(1));
        await browser.Button("新建").ClickAsync();
        await Expect(page.GetByText("登录已过期")).ToBeVisibleAsync();
        await page.GetByLabel("用户名").FillAsync("draft-admin");
        await page.GetByLabel("密码").FillAsync(ConsoleHost.Own);
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText("已恢复您上次没有提交的内容")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("用户名")).ToHaveValueAsync("newcomer");
        await Expect(page.GetByLabel("姓名")).ToHaveValueAsync("李四");
        // Rights are given anew.
        await Expect(page.GetByLabel("编辑")).Not.ToBeCheckedAsync();
        await page.GetByLabel("编辑").CheckAsync();
        await browser.Button("新建").ClickAsync();
        await Expect(page.GetByText("已建好")).ToBeVisibleAsync();
        await page.GotoAsync(host.Address("/console/operators/new"));
        await Expect(page.GetByLabel("姓名")).ToHaveValueAsync("");
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task A_reason_survives_a_session_that_ended_and_a_secret_does_not()
    {
        await host.AppointAsync("draft-account-admin", Role.Admin);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "draft-account-admin");
        await page.GotoAsync(host.Address("/console/settings/accounts/new"));
        await page.GetByLabel("代号").FillAsync("drafted");
        await page.GetByLabel("名称").FillAsync("濮阳日报");
        await page.GetByLabel("AppSecret").FillAsync("0123456789abcdef0123456789abcdef");
        Assert.DoesNotContain("0123456789abcdef", await page.EvaluateAsync<string>("JSON.stringify(sessionStorage) + JSON.stringify(localStorage)"), StringComparison.Ordinal);

        host.Advance(TimeSpan.FromHours(1));
        await page.GotoAsync(host.Address("/console/settings/accounts/new"));
        await page.GetByLabel("用户名").FillAsync("draft-account-admin");
        await page.GetByLabel("密码").FillAsync(ConsoleHost.Own);
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText("已恢复您上次没有提交的内容")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("代号")).ToHaveValueAsync("drafted");
        await Expect(page.GetByLabel("名称")).ToHaveValueAsync("濮阳日报");
        await Expect(page.GetByLabel("AppSecret")).ToHaveValueAsync("");
    }

    [Theory]
    [InlineData("/console/operators/new", "新建")]
    [InlineData("/console/articles/new?plain=true", "保存为草稿")]
    public async Task A_lost_network_is_told_on_the_page_that_stays_with_its_words(string path, string button)
    {
        var role = path.Contains("articles", StringComparison.Ordinal) ? Role.Editor : Role.Admin;
        await host.AppointAsync($"offline-{role}", role);
        await using var browser = await chromium.OpenAsync(390, 844);
        var page = browser.Page;
        await host.EnterAsync(page, $"offline-{role}");
        await page.GotoAsync(host.Address(path));
        await page.EvaluateAsync("document.querySelectorAll('main form [required]').forEach(field => field.required = false)");
        var field = page.Locator("main form[method=post] input[type=text]:not([hidden])").First;
        await field.FillAsync("断网前写的");
        await page.Context.SetOfflineAsync(true);
        await browser.Button(button).First.ClickAsync();
        await Expect(page.GetByText("现在连不上服务器，没有提交")).ToBeVisibleAsync();
        await Expect(field).ToHaveValueAsync("断网前写的");
        await PageRules.HoldAsync(page, $"form-offline-{role}");

        await page.Context.SetOfflineAsync(false);
        await browser.Button(button).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("没有提交成功");
        await Expect(page.GetByText("现在连不上服务器，没有提交")).ToHaveCountAsync(0);
        await Expect(field).ToHaveValueAsync("断网前写的");
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed_and_the_focus_goes_to_the_first_faulty_field()
    {
        await host.AppointAsync("refused-admin", Role.Admin);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "refused-admin");
        await page.GotoAsync(host.Address("/console/operators/new"));
        await page.GetByLabel("用户名").FillAsync("x");
        await page.GetByLabel("姓名").FillAsync("王五");
        await browser.Button("新建").ClickAsync();

        var reason = page.GetByRole(AriaRole.Alert);
        await Expect(reason).ToContainTextAsync("没有提交成功");
        await Expect(page.GetByLabel("用户名")).ToBeFocusedAsync();
        await Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^错误："));
        await Expect(page.GetByLabel("姓名")).ToHaveValueAsync("王五");
        await Expect(page.GetByLabel("用户名")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(browser.Button("新建")).ToBeEnabledAsync();
    }

    [Theory]
    [InlineData("/console/operators/new", "用户名", "新建")]
    [InlineData("/console/articles/new?plain=true", "标题", "保存为草稿")]
    public async Task Coming_back_to_a_refused_form_sends_nothing_again_and_finds_the_words(string path, string label, string button)
    {
        var name = path.Contains("articles", StringComparison.Ordinal) ? "back-editor" : "back-admin";
        await host.AppointAsync(name, name == "back-editor" ? Role.Editor : Role.Admin);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, name);
        await page.GotoAsync(host.Address(path));
        await page.EvaluateAsync("document.querySelectorAll('main form [required]').forEach(field => field.required = false)");
        await page.GetByLabel(label, new() { Exact = true }).FillAsync("x");
        await browser.Button(button).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("没有提交成功");
        // The answer is a page of its own, whose scripts come after its words.
        await Expect(page.Locator("html[data-scripted]")).ToHaveCountAsync(1);
        var posts = 0;
        page.Request += (_, request) => posts += request.Method == "POST" ? 1 : 0;

        await page.GotoAsync(host.Address("/console"));
        await page.GoBackAsync();
        await Expect(page.GetByLabel(label, new() { Exact = true })).ToHaveValueAsync("x");
        Assert.Equal(0, posts);
    }

    [Fact]
    public async Task The_first_faulty_field_is_on_the_screen_however_far_down_it_stands()
    {
        await host.AppointAsync("faulty-editor", Role.Editor);
        await using var browser = await chromium.OpenAsync(1366, 400);
        var page = browser.Page;
        await host.EnterAsync(page, "faulty-editor");
        await page.GotoAsync(host.Address("/console/directory/new"));
        await page.GetByLabel("名称", new() { Exact = true }).FillAsync("市供水公司");
        await page.GetByLabel("电话").FillAsync("不是号码");
        await page.GetByLabel("顺序").FillAsync("第一");
        await browser.Button("新建").ClickAsync();
        await Expect(page.GetByLabel("电话")).ToBeFocusedAsync();
        await Expect(page.GetByLabel("电话")).ToBeInViewportAsync();
        await Expect(page.Locator("#phone-error")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_cancelled_form_starts_empty_the_next_time()
    {
        await host.AppointAsync("cancels-admin", Role.Admin);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "cancels-admin");
        await page.GotoAsync(host.Address("/console/operators/new"));
        await page.GetByLabel("姓名").FillAsync("李四");
        await page.GetByLabel("编辑").CheckAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "取消", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "人员", Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "新建操作员" }).ClickAsync();
        await Expect(page.GetByLabel("姓名")).ToHaveValueAsync("");
        await Expect(page.GetByLabel("编辑")).Not.ToBeCheckedAsync();
        await Expect(page.GetByText("已恢复您上次没有提交的内容")).ToHaveCountAsync(0);
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task Two_presses_on_a_button_are_one_deed()
    {
        await host.AppointAsync("hasty-admin", Role.Admin);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "hasty-admin");
        await page.GotoAsync(host.Address("/console/security/tokens"));
        await page.GetByLabel("名称").FillAsync("脚本");
        await page.Locator("input[name=scopes]").First.CheckAsync();
        var posts = 0;
        page.Request += (_, request) => posts += request.Method == "POST" ? 1 : 0;
        await browser.Button("新建令牌").DblClickAsync();
        await Expect(page.Locator(".secret")).ToBeVisibleAsync();

        Assert.Equal(1, posts);
        // What is shown this once is taken along by a press.
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await browser.Button("复制令牌").ClickAsync();
        await Expect(page.GetByText("已复制")).ToBeVisibleAsync();
        Assert.Equal(await page.Locator(".secret").InnerTextAsync(), await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [Fact]
    public async Task Forms_and_lists_work_without_any_script()
    {
        await host.AppointAsync("plain-admin", Role.Admin);
        await using var browser = await chromium.OpenAsync(390, 844, script: false);
        var page = browser.Page;
        await host.EnterAsync(page, "plain-admin");
        await page.GotoAsync(host.Address("/console/operators/new"));
        await page.GetByLabel("用户名").FillAsync("plain-made");
        await page.GetByLabel("姓名").FillAsync("赵六");
        await page.GetByLabel("编辑").CheckAsync();
        await browser.Button("新建").ClickAsync();
        await Expect(page.GetByText("已建好")).ToBeVisibleAsync();

        var made = await host.Services.GetRequiredService<OperatorStore>().ListAsync(CancellationToken.None);
        Assert.Contains(made, static person => person.UserName == "plain-made");
        await browser.Button("导航").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "人员" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "plain-made" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_keyboard_reaches_the_text_first_and_a_link_puts_the_focus_on_the_new_heading()
    {
        await host.AppointAsync("keyboard-admin", Role.Admin);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "keyboard-admin");
        await page.GotoAsync(host.Address("/console/operators"));
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "跳到正文" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(host.Address("/console/operators#content"));

        await page.GetByRole(AriaRole.Link, new() { Name = "工作台", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "工作台" })).ToBeFocusedAsync();
    }
}
