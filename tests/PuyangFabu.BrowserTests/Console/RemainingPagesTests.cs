using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PuyangFabu.People.Actors;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.Tests.Publishing.Broadcasts;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>Pages that no story of the other tests leads to, each opened with something in it, at a desk and on a phone.</summary>
public sealed class RemainingPagesTests(TestDatabases databases, Chromium chromium)
{
    [Fact]
    public async Task Of_articles_and_their_review()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var news = room.Newsroom;
        var kept = (await news.Writer.WriteAsync("别人锁定的一篇")).Id;
        (await news.Writer.ChangeAsync(kept, new() { ["body"] = "第二版。" })).Ok();
        (await news.Writer.PostAsync($"/api/articles/{kept}/lock")).Ok();
        var deleted = (await news.Writer.WriteAsync("回收站里的一篇")).Id;
        (await news.Writer.DeleteAsync($"/api/articles/{deleted}")).Ok();
        var waiting = (await news.Writer.WriteAsync("等初审的一篇")).Id;
        (await news.Writer.SubmitAsync(waiting)).Ok();
        var (passed, scheduled, urgent) = (await news.ApprovedAsync(), await news.ApprovedAsync(), (await news.Writer.WriteAsync("快审的一篇")).Id);
        (await news.Publisher.PublishAsync(scheduled, new { scheduledAt = "2016-07-01T08:00:00+08:00" })).Ok();
        (await news.Writer.SubmitAsync(urgent, new { urgent = true, comment = "暴雨红色预警" })).Ok();
        foreach (var person in new[] { news.Editor, news.Reviewer, news.Chief })
        {
            (await person.ApproveAsync(urgent)).Ok();
        }

        (await news.Publisher.PublishAsync(urgent)).Ok();
        room.Host.Database.Clock.Advance(TimeSpan.FromMinutes(4));

        await using var browser = await EnterAsync(room, "everything", Role.Editor, Role.Reviewer, Role.Chief, Role.Publisher);
        await PageRules.HoldAllAsync(
            browser, room.Host.Address,
            ($"/console/articles/{kept}/versions/1", "article-version"), ($"/console/articles/{kept}/versions/1/restore", "article-version-restore"),
            ($"/console/articles/{kept}/take-over", "article-take-over"), ($"/console/articles/{kept}/unlock", "article-unlock"), ($"/console/articles/{kept}/delete", "article-delete"),
            ($"/console/articles/{deleted}/restore", "article-restore"), ($"/console/articles/{passed}/schedule", "article-schedule"),
            ($"/console/articles/{passed}/send-back", "article-send-back"), ($"/console/articles/{scheduled}/unschedule", "article-unschedule"),
            ($"/console/articles/{passed}/review-sheet", "review-sheet"), ($"/console/review/{waiting}/reject", "review-reject"),
            ($"/console/review/{urgent}/confirm", "review-confirm"));
    }

    [Fact]
    public async Task Of_topics()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var news = room.Newsroom;
        var (first, second) = (await news.PublishedAsync(), await news.PublishedAsync());
        var sections = new[] { new { title = "一线", articles = new[] { new { id = first } } }, new { title = "解读", articles = new[] { new { id = second } } } };
        var outline = new { slug = "haimian", start = "2016-06-01", sections };
        var topic = (await news.Writer.WriteAsync(fields: new { board = "zhuanti", title = "聚焦海绵城市系列报道", digest = "一座城市怎样留住雨水。", source = "濮阳日报", topic = outline })).Id;
        (await news.Chief.WithdrawAsync(second)).Ok();

        await using var browser = await EnterAsync(room, "everything", Role.Editor, Role.Reviewer, Role.Chief, Role.Publisher);
        await PageRules.HoldAllAsync(
            browser, room.Host.Address, ("/console/topics", "topics"), ("/console/topics/new", "topic-new"), ($"/console/topics/{topic}", "topic-edit"));
    }

    [Fact]
    public async Task Of_broadcasts_and_publications()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var draft = (await room.CreateAsync()).Id;
        var submitted = await room.SubmittedAsync();
        var byHand = await room.ApprovedAsync(new { articleIds = new[] { await room.Newsroom.PublishedAsync() }, audience = new { all = true }, sendWhenApproved = false });
        room.Fail(PlatformFaultKind.NoAnswerAfter);
        var unknown = await room.ApprovedAsync();
        await room.StepAsync();
        Assert.Equal("unknown", await room.StatusAsync(unknown));
        var (written, handedIn, approved) = (await PublicationAsync(room), await PublicationAsync(room), await PublicationAsync(room));
        foreach (var id in new[] { handedIn, approved })
        {
            (await room.Author.PostAsync($"/api/publications/{id}/submit")).Ok();
        }

        var hash = (await room.Author.GetAsync($"/api/publications/{approved}")).Ok().ContentHash;
        (await room.Approver.PostAsync($"/api/publications/{approved}/approve", new { contentHash = hash })).Ok();

        await using var browser = await EnterAsync(room, "everything", Role.Editor, Role.Reviewer, Role.Chief, Role.Publisher);
        await PageRules.HoldAllAsync(
            browser, room.Host.Address,
            ($"/console/broadcasts/{draft}/edit", "broadcast-edit"), ($"/console/broadcasts/{draft}/cancel", "broadcast-cancel"), ($"/console/broadcasts/{submitted}/reject", "broadcast-reject"),
            ($"/console/broadcasts/{byHand}/send", "broadcast-send"), ($"/console/broadcasts/{unknown}", "broadcast-unknown"), ($"/console/broadcasts/{unknown}/resolve", "broadcast-resolve"),
            ($"/console/broadcasts/{unknown}/acknowledge", "broadcast-acknowledge"),
            ($"/console/broadcasts/publications/{written}/submit", "publication-submit"), ($"/console/broadcasts/publications/{written}/cancel", "publication-cancel"),
            ($"/console/broadcasts/publications/{handedIn}/reject", "publication-reject"), ($"/console/broadcasts/publications/{approved}/publish", "publication-publish"),
            ($"/console/broadcasts/publications/{approved}/remove", "publication-remove"), ($"/console/broadcasts/publications/{approved}/resolve", "publication-resolve"));
        await browser.Page.GotoAsync(Address(room, $"/console/broadcasts/{unknown}"));
        await browser.Page.GetByRole(AriaRole.Link, new() { Name = "核对过了，确认结果" }).ClickAsync();
        await browser.Page.GetByLabel("已发出：发表记录里有这一条").CheckAsync();
        await browser.Page.GetByLabel("依据").FillAsync("10 点在发表记录里看到了这一条。");
        await browser.Button("按核对的结果确认").ClickAsync();
        await Expect(browser.Page.GetByText("已按您核对的结果记下。")).ToBeVisibleAsync();
        await Expect(browser.Page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^结果未知") })).ToHaveCountAsync(0);
        await Expect(browser.Page.Locator("main .state").First).ToHaveTextAsync("已送达");
        await PageRules.HoldAsync(browser.Page, "broadcast-resolved");
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task Of_menus_replies_and_words()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        await room.Host.Sender.AskAsync("㐀㐁什么时候到");
        await using var browser = await EnterAsync(room, "everything", Role.Editor, Role.Reviewer, Role.Chief, Role.Publisher);
        var page = browser.Page;
        await page.GotoAsync(Address(room, "/console/menu/edit"));
        await page.GetByLabel("第 1 个菜单的名称").FillAsync("看濮阳");
        await browser.Button("存为新的一版草稿").ClickAsync();
        await Expect(page.GetByText("已存为新的一版草稿")).ToBeVisibleAsync();
        await page.GotoAsync(Address(room, "/console/replies/new"));
        await page.GetByLabel("名称", new() { Exact = true }).FillAsync("停水");
        await page.GetByLabel("关键词", new() { Exact = true }).FillAsync("停水");
        await page.GetByLabel("文字", new() { Exact = true }).FillAsync("停水通知见公告。");
        await browser.Button("保存").ClickAsync();
        await Expect(page.GetByText("已保存，现在就按它回复")).ToBeVisibleAsync();
        var rule = Regex.Match(page.Url, @"/console/replies/\d+").Value;
        await page.GotoAsync(Address(room, "/console/words/load"));
        await page.GetByLabel("词表的名称").FillAsync("易错词");
        await page.GetByLabel("文件", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "words.csv", MimeType = "text/csv", Buffer = "词语,级别,建议,例外\n帐户,提示,账户,\n"u8.ToArray() });
        await browser.Button("看看会改什么").ClickAsync();
        await browser.Button("确认导入“易错词”").ClickAsync();
        await Expect(page.GetByText("已照预览导入")).ToBeVisibleAsync();

        await PageRules.HoldAllAsync(
            browser, room.Host.Address,
            ("/console/menu/submit", "menu-submit"), ("/console/menu/reject", "menu-reject"), ("/console/menu/rollback", "menu-rollback"), ("/console/menu/versions/1/restore", "menu-version-restore"),
            ($"{rule}/edit", "replies-edit"), ("/console/replies/unanswered/dismiss?words=㐀㐁什么时候到", "replies-dismiss"),
            ("/console/replies/unanswered/synonym?words=㐀㐁什么时候到", "replies-synonym"),
            ("/console/synonyms/import", "synonyms-import"),
            ("/console/words/lists/易错词/new", "words-new"), ("/console/words/lists/易错词/delete", "words-delete-list"),
            ("/console/words/danger/new", "words-danger-new"), ("/console/words/danger/import", "words-danger-import"), ("/console/words/danger/1/delete", "words-danger-delete"));

        await page.GotoAsync(Address(room, "/console/menu/publish"));
        await page.GetByLabel("日期").FillAsync("2016-07-01");
        await page.GetByLabel("时间", new() { Exact = true }).FillAsync("08:00");
        await page.Locator("#typed").FillAsync((await page.Locator("label[for=typed]").InnerTextAsync()).Split('“')[1].TrimEnd('”'));
        await browser.Button("发布到微信").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^取消") }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^取消第 .* 版菜单的发布") })).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "menu-publication-cancel");
    }

    [Fact]
    public async Task Of_citizens_services_and_cases()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var made = await room.Newsroom.Writer.PostAsync("/api/services", new { name = "公积金查询", words = new[] { "查公积金" }, text = "查余额和缴存。", phone = "12329" });
        var service = made.Ok().Body.GetProperty("id").GetInt64();
        await using var browser = await EnterAsync(room, "everything", Role.Editor, Role.Reviewer, Role.Chief, Role.Publisher);
        var page = browser.Page;
        await page.GotoAsync(Address(room, "/console/cases/new"));
        await PageRules.HoldAsync(page, "cases-new");
        await page.SetViewportSizeAsync(1366, 768);
        await page.GetByLabel("标题", new() { Exact = true }).FillAsync("昆吾路的路灯坏了三天");
        await page.GetByLabel("类型").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByLabel("市民说的").FillAsync("从中原路口往北，十几盏路灯不亮。");
        await browser.Button("登记").ClickAsync();
        await Expect(page.GetByText("查询码只显示这一次").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "打开这件诉求" }).ClickAsync();
        await page.WaitForURLAsync(new Regex(@"/console/cases/\d+"));
        var path = new Uri(page.Url).AbsolutePath;
        await PageRules.HoldAllAsync(
            browser, room.Host.Address,
            ($"/console/services/{service}", "services-edit"), ($"/console/services/{service}/review", "services-review"), ($"/console/services/{service}/delete", "services-delete"),
            ($"{path}/grant", "cases-grant"), ($"{path}/supervise", "cases-supervise"), ($"{path}/wipe", "cases-wipe"), ("/console/cases/report-readers", "cases-report-readers"), ("/console/cases/figures/article?from=2016-06-01&to=2016-06-30", "cases-bulletin"));
        await page.GotoAsync(Address(room, $"/console/services/{service}/delete"));
        await browser.Button("删除服务").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^恢复") }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "恢复服务“公积金查询”？" })).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "services-restore");
    }

    [Fact]
    public async Task Of_people_sign_ins_and_the_running_of_it()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        await using var browser = await EnterAsync(room, "second-admin", Role.Admin);
        var page = browser.Page;
        await page.GotoAsync(Address(room, "/console/security/tokens"));
        await page.GetByLabel("名称").FillAsync("脚本");
        await page.Locator("input[name=scopes]").First.CheckAsync();
        await browser.Button("新建令牌").ClickAsync();
        await Expect(page.Locator(".secret")).ToBeVisibleAsync();
        await page.GotoAsync(Address(room, "/console/operators"));
        var person = await page.GetByRole(AriaRole.Link, new() { Name = "reviewer", Exact = true }).GetAttributeAsync("href");
        await PageRules.HoldAllAsync(
            browser, room.Host.Address,
            ($"{person}/reset-second-factor", "operators-second-factor"), ($"{person}/end-sessions", "operators-end-sessions"),
            ("/console/settings/accounts/puyang/plain", "settings-plain"), ("/console/security/recovery-codes", "recovery-codes"), ("/console/security/second-factor/remove", "second-factor-remove"));
        await using var elsewhere = await chromium.OpenAsync(1366, 768);
        await elsewhere.Page.GotoAsync(Address(room, "/console/sign-in"));
        await elsewhere.Page.GetByLabel("用户名").FillAsync("second-admin");
        await elsewhere.Page.GetByLabel("密码").FillAsync(ConsoleHost.Own);
        await elsewhere.Page.Keyboard.PressAsync("Enter");
        await Expect(elsewhere.Page.GetByRole(AriaRole.Heading, new() { Name = "工作台" })).ToBeVisibleAsync();
        await page.GotoAsync(Address(room, "/console/security"));
        var (revoke, end) = (await ActionAsync(page, "/revoke"), await ActionAsync(page, "/end"));
        await PageRules.HoldAllAsync(browser, room.Host.Address, (revoke, "token-revoke"), (end, "session-end"));

        await page.GotoAsync(Address(room, "/console/security/second-factor"));
        await browser.Button("开始绑定").ClickAsync();
        await Expect(page.Locator(".secret")).ToBeVisibleAsync();
        await PageRules.HoldAllAsync(browser, room.Host.Address, ("/console/security/second-factor/confirm", "second-factor-confirm"), ("/console/sign-in/code", "sign-in-code"));
    }

    [Fact]
    public async Task Of_appointments_and_of_the_record()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        await using var watching = await EnterAsync(room, "watcher", Role.Auditor);
        await PageRules.HoldAllAsync(watching, room.Host.Address, ("/console/audit/acknowledge", "audit-acknowledge"));
        await using var guarding = await EnterAsync(room, "guard", Role.Security);
        await guarding.Page.GotoAsync(Address(room, "/console/operators"));
        var person = await guarding.Page.GetByRole(AriaRole.Link, new() { Name = "reviewer", Exact = true }).GetAttributeAsync("href");
        await PageRules.HoldAllAsync(guarding, room.Host.Address, ($"{person}/confirm", "operators-confirm"), ($"{person}/reject", "operators-reject"));
    }

    private static async Task<long> PublicationAsync(BroadcastRoom room) =>
        (await room.Author.PostAsync("/api/publications", new { articleIds = new[] { await room.Newsroom.PublishedAsync() } })).Ok().Body.GetProperty("id").GetInt64();

    private async Task<BrowserPage> EnterAsync(BroadcastRoom room, string userName, params string[] roles)
    {
        await room.Newsroom.AppointAsync(userName, roles);
        var browser = await chromium.OpenAsync(1366, 768);
        await ConsoleHost.EnterAsync(browser.Page, room.Host.Address, userName, OperatorDriver.Password);
        return browser;
    }

    /// <summary>Where the first form of the page leads whose address ends so.</summary>
    private static async Task<string> ActionAsync(IPage page, string end) => (await page.Locator($"form[action$='{end}']").First.GetAttributeAsync("action"))!;

    private static string Address(BroadcastRoom room, string path) => room.Host.Address.ToString().TrimEnd('/') + path;
}
