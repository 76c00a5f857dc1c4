using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Console.Find;
using PuyangFabu.Console.Frame.Places;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;
using PuyangFabu.Tests.Console.SignIn;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Console.Find;

/// <summary>One box finds things of every kind, each for whoever may open its place.</summary>
public sealed class FindPageTests(TestDatabases databases)
{
    private static readonly string[] Everything = ["稿件", "群发", "发布", "自动回复", "栏目", "名录", "人员", "粉丝"];

    [Theory, EachDatabase]
    public async Task Each_person_finds_what_lies_in_the_places_that_are_open_to_him_and_nothing_else(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var published = await room.PublishedAsync(new { board = "puyang-yaowen", title = "要闻一篇", body = "正文。", source = "濮阳日报" });
        await room.Writer.WriteAsync("要闻草稿");
        var old = (await room.Writer.WriteAsync("要闻旧稿")).Id;
        (await room.Writer.DeleteAsync($"/api/articles/{old}")).Ok();
        await room.Writer.WriteAsync("别的事");
        (await room.Writer.PostAsync("/api/broadcasts", new { articleIds = new[] { published }, audience = new { all = true } })).Ok();
        (await room.Chief.PostAsync("/api/publications", new { articleIds = new[] { published } })).Ok();
        (await room.Writer.PostAsync("/api/reply-rules", new { name = "看新闻", keywords = new[] { "今日要闻" }, replies = "请看要闻。" })).Ok();
        (await room.Writer.PostAsync("/api/directory", new { kind = "媒体", name = "要闻中心" })).Ok();
        await FollowAsync(room.Host, "oReporter", "要闻记者");
        await room.Host.FollowChangesAsync();
        foreach (var (name, role) in new[] { ("要闻管理", Role.Admin), ("要闻安全", Role.Security), ("要闻审计", Role.Auditor), ("值班编辑", Role.Editor), ("值班复审", Role.Reviewer) })
        {
            await AppointAsync(room.Host, name, role);
        }

        Assert.Equal(Everything.Except(["人员"]), await GroupsAsync("值班编辑"));
        Assert.Equal(Everything.Except(["人员", "粉丝"]), await GroupsAsync("值班复审"));
        Assert.Equal(Everything, await GroupsAsync("要闻管理"));
        Assert.Equal(Everything.Except(["粉丝"]), await GroupsAsync("要闻安全"));
        Assert.Equal(Everything.Except(["人员", "粉丝"]), await GroupsAsync("要闻审计"));

        async Task<string[]> GroupsAsync(string name)
        {
            using var visitor = await room.EnterAsync(name);
            using var answer = await visitor.OpenAsync("/console/find?q=要闻");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.All(["要闻一篇", "要闻草稿", "要闻旧稿", "看新闻", "濮阳要闻", "要闻中心"], text => Assert.Contains($">{text}<", visitor.Html, StringComparison.Ordinal));
            Assert.DoesNotContain("别的事", visitor.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("oReporter", visitor.Html, StringComparison.Ordinal);

            // What the page offers can be opened.
            foreach (var path in Paths(visitor.Html))
            {
                using var page = await visitor.OpenAsync(path);
                Assert.True(page.StatusCode == HttpStatusCode.OK, $"{name}: {path} {page.StatusCode}");
            }

            using var again = await visitor.OpenAsync("/console/find?q=要闻");
            return Groups(visitor.Html);
        }
    }

    [Fact]
    public async Task A_name_finds_what_that_person_wrote()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        await room.Writer.WriteAsync("停水的一篇");
        using var visitor = await room.EnterAsync("editor");

        using var answer = await visitor.OpenAsync("/console/find?q=writer");
        Assert.Contains("撰稿或修改人", Groups(visitor.Html));
        Assert.Contains(">停水的一篇<", visitor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_is_found_by_what_people_call_it_and_only_by_those_who_may_go_there()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var editor = await host.EnterAsync(driver, Role.Editor);
        using var chief = await host.EnterAsync(driver, Role.Chief);
        using var admin = await ConsoleSignInTests.ReadyAsync(host, driver, "zhangsan", Role.Admin);

        foreach (var (visitor, words, path) in new[]
        {
            (editor, "密码", "/console/security"), (editor, "密码怎么改", "/console/security"), (editor, "二维码", "/console/security"), (editor, "動態口令", "/console/security"),
            (editor, "定时", "/console/broadcasts"), (chief, "敏感词", "/console/words"), (admin, "备份", "/console/backup"), (admin, "token", "/console/settings"), (editor, "工作台", "/console"),
            (editor, "默认回复", "/console/replies/standard"), (editor, "改默认回复", "/console/replies/standard"), (editor, "欢迎语", "/console/replies/standard"), (editor, "话术", "/console/inbox/quick-replies"),
        })
        {
            using var answer = await visitor.OpenAsync($"/console/find?q={Uri.EscapeDataString(words)}");
            Assert.Contains(path, Paths(visitor.Html));
        }

        foreach (var (visitor, words, path) in new[]
        {
            (editor, "备份", "/console/backup"), (chief, "备份", "/console/backup"), (editor, "日志", "/console/audit"), (editor, "操作员", "/console/operators"),
            (admin, "写稿", "/console/articles/new"), (admin, "推送", "/console/broadcasts/new"),
        })
        {
            using var answer = await visitor.OpenAsync($"/console/find?q={Uri.EscapeDataString(words)}");
            Assert.DoesNotContain(path, Paths(visitor.Html));
        }
    }

    [Fact]
    public void Every_page_that_can_be_found_is_there_and_every_place_has_other_words()
    {
        var everybody = new Actor { UserName = "x", DisplayName = "x", Address = "", Permissions = Enum.GetValues<Permission>().ToHashSet() };
        Assert.All(FindablePlaces.All, place => Assert.True(PageRights.MayOpen(place.Path, everybody), place.Path));
        Assert.Empty(PlaceRegister.All.Select(static place => place.Path).Except(FindablePlaces.Explained));
        Assert.Empty(FindablePlaces.Explained.Except(PlaceRegister.All.Select(static place => place.Path)));
    }

    /// <summary>Doors, error pages, and acts that ask whether to do what another page shows, have no place of their own; the search's own page is where one is.</summary>
    [Fact]
    public void Every_page_of_one_address_is_found_first_by_its_own_heading()
    {
        var everybody = new Actor { UserName = "x", DisplayName = "x", Address = "", Permissions = Enum.GetValues<Permission>().ToHashSet() };
        string[] without =
        [
            "/console/find", "/console/not-found", "/console/sign-in", "/console/sign-in/code", "/console/sign-out", "/console/audit/acknowledge", "/console/security/second-factor/confirm",
            "/console/replies/unanswered/synonym", "/console/menu/publish", "/console/menu/rollback", "/console/replies/standard/submit",
        ];
        var pages =
            (from file in SourceTree.Files("src/PuyangFabu/Console", "*.razor")
             let address = Regex.Match(file.Text, "^@page \"(/console[^\"{]*)\"", RegexOptions.Multiline).Groups[1].Value
             let heading = Regex.Match(file.Text, "<(?:PageHeading|EntryForm|RuleFormPage|ComposerPage)[^>]* Title=\"([^\"@]+)\"").Groups[1].Value
             where address.Length > 0 && heading.Length > 0 && !heading.EndsWith('？') && !without.Contains(address)
             select (address, heading)).ToList();

        Assert.True(pages.Count > 50, $"{pages.Count} pages were read.");
        Assert.Empty(PlaceRegister.All.Select(static place => place.Path).Except(pages.Select(static page => page.address)));
        Assert.Empty(
            from page in pages
            where FindablePlaces.Find(page.heading, everybody).FirstOrDefault()?.Path != page.address
            select $"{page.address}: {page.heading}");
    }

    [Theory, EachDatabase]
    public async Task What_stands_in_the_words_means_itself(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        await room.Writer.WriteAsync("降价 50%_真的\\吗");
        await room.Writer.WriteAsync("与此无关");
        await FollowAsync(room.Host, "oOther", "无关的人");
        using var visitor = await room.EnterAsync("writer");

        foreach (var words in new[] { "50%_真", "真的\\吗", "%", "_" })
        {
            using var answer = await visitor.OpenAsync($"/console/find?q={Uri.EscapeDataString(words)}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("降价 50%_真的\\吗", WebUtility.HtmlDecode(visitor.Html), StringComparison.Ordinal);
            Assert.DoesNotContain("无关", visitor.Html, StringComparison.Ordinal);
        }

        foreach (var words in new[] { "' or '1'='1", "'; drop table article_works; --", "\"><script>alert(1)</script>", "{{7*7}}", "@Actor", "\u202e", "🌊" })
        {
            using var answer = await visitor.OpenAsync($"/console/find?q={Uri.EscapeDataString(words)}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("没有找到", visitor.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>alert", visitor.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Too_many_words_and_what_nobody_types_are_refused_in_a_sentence_and_nothing_at_all_teaches()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var editor = await host.EnterAsync(driver, Role.Editor);

        foreach (var words in new[] { new string('长', 61), new string('x', 5000), "要\0闻", "要\n闻" })
        {
            using var refused = await editor.OpenAsync($"/console/find?q={Uri.EscapeDataString(words)}");
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains("role=\"alert\"", editor.Html, StringComparison.Ordinal);
        }

        using var longest = await editor.OpenAsync($"/console/find?q={new string('x', 60)}");
        Assert.Equal(HttpStatusCode.OK, longest.StatusCode);
        foreach (var path in new[] { "/console/find", "/console/find?q=", "/console/find?q=%20%E3%80%80" })
        {
            using var empty = await editor.OpenAsync(path);
            Assert.Equal(HttpStatusCode.OK, empty.StatusCode);
            Assert.Contains("可以找什么", editor.Html, StringComparison.Ordinal);
            Assert.Contains("备注名和短名", editor.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("姓名和用户名", editor.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Of_many_ten_are_shown_and_the_rest_where_they_are_at_home()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        for (var count = 0; count < 11; count++)
        {
            var id = (await room.Writer.WriteAsync($"停水通知 {count}")).Id;
            Assert.True(id > 0);
        }

        using var visitor = await room.EnterAsync("writer");
        using var answer = await visitor.OpenAsync("/console/find?q=停水");
        Assert.Equal(10, Regex.Count(visitor.Html, ">停水通知 \\d+<"));
        var more = WebUtility.HtmlDecode(Regex.Match(visitor.Html, "href=\"([^\"]*)\">更多稿件").Groups[1].Value);
        using var list = await visitor.OpenAsync(more);
        Assert.Equal(11, Regex.Count(visitor.Html, ">停水通知 \\d+<"));
    }

    [Fact]
    public async Task The_box_stands_on_every_page_and_holds_what_was_asked_for()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var admin = await ConsoleSignInTests.ReadyAsync(host, driver, "zhangsan", Role.Admin);
        using var stranger = new ConsoleVisitor(host.Address);

        foreach (var path in new[] { "/console", "/console/operators", "/console/nowhere", "/console/broadcasts?q=停水" })
        {
            using var page = await admin.OpenAsync(path);
            Assert.Matches("<form class=\"find\" method=\"get\" action=\"/console/find\"", admin.Html);
            Assert.DoesNotMatch("<input id=\"find\"[^>]* value=", admin.Html);
        }

        using var found = await admin.OpenAsync("/console/find?q=停水");
        Assert.Matches("<input id=\"find\"[^>]* value=\"停水\"", admin.Html);
        using var door = await stranger.OpenAsync("/console/find?q=停水");
        Assert.Equal(HttpStatusCode.Redirect, door.StatusCode);
        Assert.DoesNotContain("/console/find", PlaceRegister.All.Select(static place => place.Path));
    }

    [Fact]
    public async Task Broadcasts_and_publications_are_listed_by_words_of_their_titles()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var water = await room.PublishedAsync(new { board = "puyang-yaowen", title = "停水", body = "正文。", source = "濮阳日报" });
        var power = await room.PublishedAsync(new { board = "puyang-yaowen", title = "停电", body = "正文。", source = "濮阳日报" });
        foreach (var id in new[] { water, power })
        {
            (await room.Writer.PostAsync("/api/broadcasts", new { articleIds = new[] { id }, audience = new { all = true } })).Ok();
            (await room.Writer.PostAsync("/api/publications", new { articleIds = new[] { id } })).Ok();
        }

        using var visitor = await room.EnterAsync("writer");
        foreach (var list in new[] { "/console/broadcasts", "/console/broadcasts/publications" })
        {
            using var found = await visitor.OpenAsync($"{list}?q=停水&status=");
            Assert.Contains(">停水<", visitor.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("停电", visitor.Html[visitor.Html.IndexOf("<table", StringComparison.Ordinal)..], StringComparison.Ordinal);
            using var none = await visitor.OpenAsync($"{list}?q=停气");
            Assert.Contains("没有符合条件的", visitor.Html, StringComparison.Ordinal);
            using var refused = await visitor.OpenAsync($"{list}?q={new string('长', 101)}");
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }
    }

    private static string[] Groups(string html) => [.. Regex.Matches(html, "<h2 id=\"found-\\d+\">([^<]+)</h2>").Select(static match => match.Groups[1].Value)];

    private static string[] Paths(string html) =>
    [
        .. Regex.Matches(html[html.IndexOf("<main", StringComparison.Ordinal)..], "<a href=\"(/console[^\"#]*)\">").Select(static match => WebUtility.HtmlDecode(match.Groups[1].Value)),
    ];

    // By the command line: the bootstrap's administrator alone could not appoint a second one.
    private static async Task AppointAsync(ProductHost host, string userName, string role)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<OperatorAppointments>().AddAsync(
            new OperatorInput { UserName = userName, DisplayName = userName, Password = OperatorDriver.Password, Roles = [role] }, Actor.CommandLine, CancellationToken.None);
        Assert.False(outcome.IsRefused);
    }

    private static async Task FollowAsync(ProductHost host, string openId, string remark)
    {
        var store = host.Services.GetRequiredService<FollowerStore>();
        await host.Database.Database.WriteAsync(
            async session =>
            {
                await store.FollowAsync(session, "puyang", openId, "", 1_700_000_000_000);
                await FollowerStore.SetRemarkAsync(session, "puyang", openId, remark);
            },
            CancellationToken.None);
    }
}
