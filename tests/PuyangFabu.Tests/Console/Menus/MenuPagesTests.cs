using System.Net;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Console.Menus;

/// <summary>The menu on the pages, from the form to the phone.</summary>
public sealed class MenuPagesTests(TestDatabases databases)
{
    private static readonly (string, string)[] Mine =
    [
        ("b0-name", "要闻"), ("b0-kind", "board"), ("b0-board", "puyang-yaowen"),
        ("b1-name", "服务"), ("b1-kind", "sub"),
        ("b1-0-name", "机构名录"), ("b1-0-kind", "page"), ("b1-0-url", "/directory"),
        ("b1-1-name", "通知"), ("b1-1-kind", "board"), ("b1-1-board", "tongzhi-gonggao"),
    ];

    [Theory, EachDatabase]
    public async Task A_menu_is_written_approved_by_another_and_published_with_the_name_typed(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        using var writer = await room.EnterAsync("writer");
        using var chief = await room.EnterAsync("chief");

        await writer.OpenAsync("/console/menu");
        Assert.Contains("产品自带的菜单，还没有改过", writer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("写于", writer.Html, StringComparison.Ordinal);
        await writer.OpenAsync("/console/menu/edit");
        Assert.Contains("微濮阳", writer.Html, StringComparison.Ordinal);
        var version = writer.Field("version");
        using var saved = await writer.SendAsync("/console/menu/edit", [.. Mine, ("version", version), ("act", "save")]);
        Assert.Equal("/console/menu?done=saved", saved.Target());
        await writer.OpenAsync("/console/menu");
        Assert.All(["第 2 版", "栏目“濮阳要闻”", "本站的“政府机构名录”"], text => Assert.Contains(text, writer.Html, StringComparison.Ordinal));
        await writer.OpenAsync("/console/menu/submit");
        using var submitted = await writer.SendAsync("/console/menu/submit", ("version", writer.Field("version")));
        Assert.Equal("/console/menu?done=submitted", submitted.Target());

        await chief.OpenAsync("/console/menu/approve");
        Assert.Contains("机构名录", chief.Html, StringComparison.Ordinal);
        using var approved = await chief.SendAsync("/console/menu/approve", ("version", chief.Field("version")), ("contentHash", chief.Field("contentHash")));
        Assert.Equal("/console/menu?done=approved", approved.Target());
        using var reviewer = await room.EnterAsync("reviewer");
        await reviewer.OpenAsync("/console/menu?done=approved");
        Assert.Contains("还要有人发布，现在能发布的人：", reviewer.Html, StringComparison.Ordinal);
        await chief.OpenAsync("/console/menu?done=approved");
        Assert.Contains("要粉丝看到，请“发布”。", chief.Html, StringComparison.Ordinal);
        await chief.OpenAsync("/console/menu/publish");
        var word = chief.WordToType();
        using var untyped = await chief.SendAsync("/console/menu/publish", ("version", chief.Field("version")), ("typed", "别的"));
        Assert.Equal(HttpStatusCode.BadRequest, untyped.StatusCode);
        using var published = await chief.SendAsync("/console/menu/publish", ("version", chief.Field("version")), ("typed", word));
        Assert.Equal("/console/menu?done=published", published.Target());

        await chief.OpenAsync("/console/menu?compare=true");
        Assert.Contains("与批准的菜单一样", chief.Html, StringComparison.Ordinal);
        await chief.OpenAsync("/console/menu/versions");
        Assert.All(["第 2 版", "产品自带，不用批准"], text => Assert.Contains(text, chief.Html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_topic_is_named_by_its_title_to_whoever_decides_and_by_its_address_once_it_is_gone()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var article = await room.PublishedAsync(new { board = "puyang-yaowen", title = "道路改造", body = "正文。", source = "濮阳日报" });
        var outline = new { slug = "haimian", sections = new[] { new { articles = new[] { new { id = article } } } } };
        var topic = await room.PublishedAsync(new { board = "zhuanti", title = "聚焦海绵城市", digest = "导语", source = "濮阳日报", topic = outline });
        const string titled = "本站的“专题 › 聚焦海绵城市”";
        using var writer = await room.EnterAsync("writer");
        using var chief = await room.EnterAsync("chief");
        await writer.OpenAsync("/console/menu/edit");
        using var saved = await writer.SendAsync(
            "/console/menu/edit", [.. Mine, ("b2-name", "海绵"), ("b2-kind", "site"), ("b2-site", "/topics/haimian"), ("version", writer.Field("version")), ("act", "save")]);
        Assert.Equal("/console/menu?done=saved", saved.Target());
        foreach (var path in new[] { "/console/menu", "/console/menu/versions", "/console/menu/submit" })
        {
            await writer.OpenAsync(path);
            var html = WebUtility.HtmlDecode(writer.Html);
            Assert.Contains(titled, html, StringComparison.Ordinal);
            Assert.DoesNotContain("专题 › haimian", html, StringComparison.Ordinal);
        }

        using var submitted = await writer.SendAsync("/console/menu/submit", ("version", writer.Field("version")));
        await chief.OpenAsync("/console/menu/approve");
        Assert.Contains($"新加“海绵”：{titled}", WebUtility.HtmlDecode(chief.Html), StringComparison.Ordinal);

        (await room.Chief.WithdrawAsync(topic)).Ok();
        await chief.OpenAsync("/console/menu/approve");
        Assert.Contains("新加“海绵”：本站的“专题 › haimian”", WebUtility.HtmlDecode(chief.Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_link_is_warned_of_on_every_page_on_the_way_and_the_first_approval_sees_all_as_new()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        using var writer = await room.EnterAsync("writer");
        using var chief = await room.EnterAsync("chief");
        const string dead = "“办事”的网址“/nowhere”不是本站的页面";
        await writer.OpenAsync("/console/menu/edit");
        using var saved = await writer.SendAsync("/console/menu/edit", [.. Mine, ("b2-name", "办事"), ("b2-kind", "page"), ("b2-url", "/nowhere"), ("version", writer.Field("version")), ("act", "save")]);
        Assert.Equal("/console/menu?done=saved", saved.Target());
        await writer.OpenAsync("/console/menu/submit");
        Assert.Contains(dead, WebUtility.HtmlDecode(writer.Html), StringComparison.Ordinal);
        using var submitted = await writer.SendAsync("/console/menu/submit", ("version", writer.Field("version")));

        await chief.OpenAsync("/console/menu/approve");
        Assert.All([dead, "每一项对粉丝都是新的", "新加“要闻”：栏目“濮阳要闻”", "新加“服务 › 通知”"], text => Assert.Contains(text, WebUtility.HtmlDecode(chief.Html), StringComparison.Ordinal));
        using var approved = await chief.SendAsync("/console/menu/approve", ("version", chief.Field("version")), ("contentHash", chief.Field("contentHash")));
        Assert.Equal("/console/menu?done=approved", approved.Target());
        await chief.OpenAsync("/console/menu/publish");
        Assert.Contains(dead, WebUtility.HtmlDecode(chief.Html), StringComparison.Ordinal);
        await PublishAsync(chief);

        // Of the versions it is said which followers see, what each changed, and how to use it again, without opening anything.
        await writer.OpenAsync("/console/menu/edit");
        using var later = await writer.SendAsync("/console/menu/edit", [.. Mine, ("version", writer.Field("version")), ("act", "save")]);
        await writer.OpenAsync("/console/menu/versions");
        var html = WebUtility.HtmlDecode(writer.Html);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(html, "粉丝现在看到的"));
        Assert.Matches("第 3 版[\\s\\S]*去掉“办事”[\\s\\S]*第 2 版[\\s\\S]*粉丝现在看到的", html);
        Assert.Contains("用第 2 版的内容写新草稿", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_wrote_the_menu_is_not_asked_to_approve_it()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        await room.AppointAsync("both", "editor", "chief");
        using var both = await room.EnterAsync("both");
        using var chief = await room.EnterAsync("chief");
        await both.OpenAsync("/console/menu/edit");
        using var saved = await both.SendAsync("/console/menu/edit", [.. Mine, ("version", both.Field("version")), ("act", "save")]);
        await both.OpenAsync("/console/menu/submit");
        using var submitted = await both.SendAsync("/console/menu/submit", ("version", both.Field("version")));

        await both.OpenAsync("/console/menu");
        Assert.Contains("第 2 版等没有参与编写的人批准", both.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/console/menu/approve", both.Html, StringComparison.Ordinal);
        await both.OpenAsync("/console/menu/approve");
        Assert.Contains("这一版由没有参与编写的人决定", both.Html, StringComparison.Ordinal);
        await both.OpenAsync("/console");
        Assert.DoesNotContain("菜单待批准", both.Html, StringComparison.Ordinal);

        await chief.OpenAsync("/console");
        Assert.Contains("菜单待批准", chief.Html, StringComparison.Ordinal);
        await chief.OpenAsync("/console/menu/approve");
        using var rubbish = await chief.SendAsync("/console/menu/approve", ("version", "neun"), ("contentHash", chief.Field("contentHash")));
        Assert.Equal(HttpStatusCode.Gone, rubbish.StatusCode);
        await chief.OpenAsync("/console/menu/approve");
        using var approved = await chief.SendAsync("/console/menu/approve", ("version", chief.Field("version")), ("contentHash", chief.Field("contentHash")));
        Assert.Equal("/console/menu?done=approved", approved.Target());
    }

    [Fact]
    public async Task Versions_come_in_pages()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        using var writer = await room.EnterAsync("writer");
        for (var count = 0; count < 21; count++)
        {
            await writer.OpenAsync("/console/menu/edit");
            using var saved = await writer.SendAsync("/console/menu/edit", [.. Mine[1..], ("b0-name", $"要闻{count}"), ("version", writer.Field("version")), ("act", "save")]);
            Assert.Equal("/console/menu?done=saved", saved.Target());
        }

        await writer.OpenAsync("/console/menu/versions");
        Assert.Contains("第 22 版", writer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("第 2 版", writer.Html, StringComparison.Ordinal);
        await writer.OpenAsync(writer.NextPage);
        Assert.All(["第 2 版", "产品自带，不用批准"], text => Assert.Contains(text, writer.Html, StringComparison.Ordinal));
        Assert.Empty(writer.NextPage);
    }

    [Fact]
    public async Task Who_wrote_it_does_not_approve_it_and_who_may_not_has_no_way_there()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        using var writer = await room.EnterAsync("writer");
        await writer.OpenAsync("/console/menu/edit");
        var version = writer.Field("version");
        using var saved = await writer.SendAsync("/console/menu/edit", [.. Mine, ("version", version), ("act", "save")]);
        Assert.Equal("/console/menu?done=saved", saved.Target());
        await writer.OpenAsync("/console/menu/submit");
        using var submitted = await writer.SendAsync("/console/menu/submit", ("version", writer.Field("version")));
        Assert.Equal("/console/menu?done=submitted", submitted.Target());
        using var refused = await writer.OpenAsync("/console/menu/approve");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        using var reviewer = await room.EnterAsync("reviewer");
        await reviewer.OpenAsync("/console/menu/reject");
        using var rejected = await reviewer.SendAsync("/console/menu/reject", ("version", reviewer.Field("version")), ("contentHash", reviewer.Field("contentHash")), ("comment", "少了办事指南"));
        Assert.Equal("/console/menu?done=rejected", rejected.Target());
        await writer.OpenAsync("/console/menu");
        Assert.Contains("少了办事指南", writer.Html, StringComparison.Ordinal);
        await reviewer.OpenAsync("/console/menu");
        Assert.DoesNotContain("/console/menu/publish", reviewer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/console/menu/edit", reviewer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_too_late_sees_what_became_of_it_and_stands_in_the_record()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        using var writer = await room.EnterAsync("writer");
        using var chief = await room.EnterAsync("chief");
        using var reviewer = await room.EnterAsync("reviewer");
        await writer.OpenAsync("/console/menu/edit");
        await writer.SendAsync("/console/menu/edit", [.. Mine, ("version", writer.Field("version")), ("act", "save")]);
        await writer.OpenAsync("/console/menu/submit");
        await writer.SendAsync("/console/menu/submit", ("version", writer.Field("version")));
        await chief.OpenAsync("/console/menu/approve");
        await reviewer.OpenAsync("/console/menu/reject");
        (string, string)[] approving = [("version", chief.Field("version")), ("contentHash", chief.Field("contentHash"))];
        using var rejected = await reviewer.SendAsync("/console/menu/reject", ("version", reviewer.Field("version")), ("contentHash", reviewer.Field("contentHash")), ("comment", "先等等"));
        Assert.Equal("/console/menu?done=rejected", rejected.Target());

        using var late = await chief.SendAsync("/console/menu/approve", approving);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal("text/html", late.Content.Headers.ContentType?.MediaType);
        Assert.Matches("role=\"alert\" tabindex=\"-1\">reviewer已在 [^<]*退回：第 2 版菜单现在是“已退回”，不能批准", WebUtility.HtmlDecode(chief.Html));
        Assert.Contains("没有等批准的菜单", chief.Html, StringComparison.Ordinal);
        Assert.Equal("menu.approve illegalMove", await room.Host.Database.Database.ReadAsync(
            static session => session.ScalarAsync<string>("select action || ' ' || refused from audit_log order by sequence desc limit 1"), TestContext.Current.CancellationToken));
        await chief.OpenAsync("/console/menu");
        Assert.DoesNotContain("reviewer已在", chief.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rollback_shows_the_menu_it_gives_back_and_names_exactly_that()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        using var writer = await room.EnterAsync("writer");
        using var chief = await room.EnterAsync("chief");
        using var none = await chief.OpenAsync("/console/menu/rollback");
        Assert.Contains("没有更早发布过的菜单", WebUtility.HtmlDecode(chief.Html), StringComparison.Ordinal);
        await PublishAsync(chief);
        await writer.OpenAsync("/console/menu/edit");
        using var saved = await writer.SendAsync("/console/menu/edit", [.. Mine, ("version", writer.Field("version")), ("act", "save")]);
        await writer.OpenAsync("/console/menu/submit");
        using var submitted = await writer.SendAsync("/console/menu/submit", ("version", writer.Field("version")));
        await chief.OpenAsync("/console/menu/approve");
        using var approved = await chief.SendAsync("/console/menu/approve", ("version", chief.Field("version")), ("contentHash", chief.Field("contentHash")));
        await PublishAsync(chief);

        await chief.OpenAsync("/console/menu/rollback");
        Assert.Contains("微濮阳", chief.Html, StringComparison.Ordinal);
        Assert.Equal("1", chief.Field("version"));
        var (hash, word) = (chief.Field("contentHash"), chief.WordToType());
        using var nameless = await chief.SendAsync("/console/menu/rollback", ("typed", word));
        Assert.Equal(HttpStatusCode.PreconditionFailed, nameless.StatusCode);
        using var other = await chief.SendAsync("/console/menu/rollback", ("version", "1"), ("contentHash", new string('0', 64)), ("typed", word));
        Assert.Equal(HttpStatusCode.PreconditionFailed, other.StatusCode);
        using var back = await chief.SendAsync("/console/menu/rollback", ("version", "1"), ("contentHash", hash), ("typed", word));
        Assert.Equal("/console/menu?done=rolledBack", back.Target());

        using var present = await chief.OpenAsync("/console/menu/rollback?to=1");
        Assert.Equal(HttpStatusCode.NotFound, present.StatusCode);
        using var nothing = await writer.OpenAsync("/console/menu/versions/4711/restore");
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
    }

    private static async Task PublishAsync(ConsoleVisitor chief)
    {
        await chief.OpenAsync("/console/menu/publish");
        using var published = await chief.SendAsync(
            "/console/menu/publish", ("version", chief.Field("version")), ("contentHash", chief.Field("contentHash")), ("typed", chief.WordToType()));
        Assert.Equal("/console/menu?done=published", published.Target());
    }
}
