using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using PuyangFabu.People.Actors;
using PuyangFabu.Review.Views;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Console.Review;

/// <summary>Deciding about articles on the pages.</summary>
public sealed class ConsoleReviewTests(TestDatabases databases)
{
    [Fact]
    public async Task The_queue_shows_what_waits_for_each_and_decisions_lead_to_the_next()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var first = (await room.Writer.WriteAsync("先送的一篇")).Id;
        var urgent = (await room.Writer.WriteAsync("急的一篇")).Id;
        (await room.Writer.SubmitAsync(first)).Ok();
        (await room.Writer.SubmitAsync(urgent, new { urgent = true, comment = "暴雨红色预警" })).Ok();
        using var writer = await room.EnterAsync("writer");
        using var editor = await room.EnterAsync("editor");
        using var reviewer = await room.EnterAsync("reviewer");

        using var own = await writer.OpenAsync("/console/review");
        Assert.Equal(2, Regex.Count(writer.Html, "由别人办理"));
        using var ownPage = await writer.OpenAsync($"/console/review/{first}");
        Assert.Contains("不能由您自己审核或发布", writer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(">通过<", writer.Html, StringComparison.Ordinal);
        using var ownDesk = await writer.OpenAsync("/console");
        Assert.DoesNotContain("待初审", writer.Html, StringComparison.Ordinal);
        using var desk = await editor.OpenAsync("/console");
        Assert.Matches("待初审（快审 1 篇）</span><span class=\"number\">2<", editor.Html);
        using var later = await reviewer.OpenAsync("/console/review");
        Assert.Contains("现在没有等您审核的稿件", reviewer.Html, StringComparison.Ordinal);

        using var queue = await editor.OpenAsync("/console/review");
        Assert.True(editor.Html.IndexOf("急的一篇", StringComparison.Ordinal) < editor.Html.IndexOf("先送的一篇", StringComparison.Ordinal));
        using var one = await editor.OpenAsync($"/console/review/{urgent}");
        Assert.All(["暴雨红色预警", "正文。", "濮阳日报"], text => Assert.Contains(text, editor.Html, StringComparison.Ordinal));
        using var passed = await editor.SendAsync($"/console/review/{urgent}", Seen(editor, ("comment", "属实"), ("proofreader", "张校对")));
        Assert.Equal($"/console/review/{first}?done=approved&of={urgent}", passed.Headers.Location!.OriginalString);

        using var two = await editor.OpenAsync($"/console/review/{first}?done=approved&of={urgent}");
        Assert.Contains("已通过，接下来由另一位复审办理复审。这是下一篇。", editor.Html, StringComparison.Ordinal);
        using var silent = await editor.SendAsync($"/console/review/{first}/reject", Seen(editor, ("comment", "")));
        Assert.Equal(HttpStatusCode.BadRequest, silent.StatusCode);
        Assert.Contains("要写明退回的理由", editor.Html, StringComparison.Ordinal);
        using var again = await editor.OpenAsync($"/console/review/{first}");
        Assert.Contains($"formaction=\"/console/review/{first}/reject\"", editor.Html, StringComparison.Ordinal);
        Assert.True(editor.Html.IndexOf("id=\"findings\"", StringComparison.Ordinal) < editor.Html.IndexOf("id=\"decision\"", StringComparison.Ordinal));
        using var rejected = await editor.SendAsync($"/console/review/{first}/reject", Seen(editor, ("comment", "来源没有写清楚")));
        Assert.Equal($"/console/review?done=rejected&of={first}", rejected.Headers.Location!.OriginalString);
        using var back = await writer.OpenAsync("/console");
        Assert.Matches("退回给我的</span><span class=\"number\">1<", writer.Html);
        using var told = await writer.OpenAsync($"/console/articles/{first}");
        Assert.Contains("editor退回：来源没有写清楚", writer.Html, StringComparison.Ordinal);
        using var editing = await writer.OpenAsync($"/console/articles/{first}/edit?plain=true");
        Assert.Contains("editor退回：来源没有写清楚", writer.Html, StringComparison.Ordinal);
        using var returned = await writer.OpenAsync("/console/articles?status=returned");
        Assert.All(["先送的一篇", "退回待改"], text => Assert.Contains(text, writer.Html, StringComparison.Ordinal));
        Assert.DoesNotContain("急的一篇", writer.Html, StringComparison.Ordinal);
        (await room.Writer.ChangeAsync(first, new() { ["body"] = "来源写清楚了。" })).Ok();
        using var still = await writer.OpenAsync("/console/articles?status=returned");
        Assert.Contains("先送的一篇", writer.Html, StringComparison.Ordinal);
        (await room.Writer.SubmitAsync(first)).Ok();
        using var handedIn = await writer.OpenAsync("/console/articles?status=returned");
        Assert.DoesNotContain("先送的一篇", writer.Html, StringComparison.Ordinal);
        await room.AppointAsync("auditor", Role.Auditor);
        using var auditor = await room.EnterAsync("auditor");
        using var record = await auditor.OpenAsync("/console/audit?kind=article&what=article.approve");
        Assert.Contains("稿件：初审通过", auditor.Html, StringComparison.Ordinal);
        using var second = await editor.OpenAsync($"/console/review/{first}");
        Assert.All(["我上次办理", "<del>正文。</del>", "<ins>来源写清楚了。</ins>"], text => Assert.Contains(text, editor.Html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_read_is_what_is_passed()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync()).Id;
        (await room.Writer.SubmitAsync(id)).Ok();
        using var editor = await room.EnterAsync("editor");
        using var read = await editor.OpenAsync($"/console/review/{id}");
        var seen = Seen(editor, ("comment", "可以"));
        using var unread = await editor.SendAsync($"/console/review/{id}", ("comment", "可以"), ("revision", editor.Field("revision")));
        Assert.Equal(HttpStatusCode.PreconditionFailed, unread.StatusCode);
        Assert.Contains("看不出您读的是哪一版", editor.Html, StringComparison.Ordinal);
        (await room.Writer.ChangeAsync(id, new() { ["body"] = "换过的正文。" })).Ok();
        (await room.Writer.SubmitAsync(id)).Ok();

        using var late = await editor.SendAsync($"/console/review/{id}", seen);
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Contains("可以", editor.Html, StringComparison.Ordinal);
        Assert.Equal("firstReview", (await room.Writer.ReadAsync(id)).ArticleStatus);
        Assert.Contains("您打开之后稿件变了", editor.Html, StringComparison.Ordinal);
        Assert.Contains("换过的正文。", editor.Html, StringComparison.Ordinal);
        using var knowing = await editor.SendAsync($"/console/review/{id}", Seen(editor, ("comment", "可以")));
        Assert.Equal(HttpStatusCode.SeeOther, knowing.StatusCode);
    }

    [Fact]
    public async Task What_a_reviewer_wrote_while_the_article_became_a_draft_again_is_shown_to_copy()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync()).Id;
        (await room.Writer.SubmitAsync(id)).Ok();
        using var editor = await room.EnterAsync("editor");
        using var read = await editor.OpenAsync($"/console/review/{id}");
        var seen = Seen(editor, ("comment", "第二段 <请核实>"));
        (await room.Writer.ChangeAsync(id, new() { ["body"] = "作者又改了。" })).Ok();

        using var late = await editor.SendAsync($"/console/review/{id}", seen);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("情况已经变了", editor.Html, StringComparison.Ordinal);
        Assert.Contains("您刚才写的", editor.Html, StringComparison.Ordinal);
        Assert.Contains("第二段 <请核实>", WebUtility.HtmlDecode(editor.Html), StringComparison.Ordinal);
        Assert.Equal("draft", (await room.Writer.ReadAsync(id)).ArticleStatus);
    }

    [Fact]
    public async Task The_last_reviewer_gives_reasons_for_what_may_stand_and_sees_what_changed()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = await room.PublishedAsync(new { board = "puyang-yaowen", title = "电话", body = "旧的一句。", source = "濮阳日报" });
        (await room.Writer.ChangeAsync(id, new() { ["body"] = "新的一句，联系人手机 13803930000。" })).Ok();
        (await room.Writer.SubmitAsync(id)).Ok();
        (await room.Editor.ApproveAsync(id)).Ok();
        (await room.Reviewer.ApproveAsync(id)).Ok();
        using var chief = await room.EnterAsync("chief");
        using var page = await chief.OpenAsync($"/console/review/{id}");
        Assert.Contains("我上次办理（第 1 版）之后改了什么", chief.Html, StringComparison.Ordinal);
        Assert.Matches("<ins>[^<]*手机", chief.Html);
        var field = Regex.Match(chief.Html, "name=\"(overrule-[0-9a-f]+)\"").Groups[1].Value;

        using var open = await chief.SendAsync($"/console/review/{id}", Seen(chief, (field, ""), ("comment", "可以")));
        Assert.Equal(HttpStatusCode.Conflict, open.StatusCode);
        Assert.Contains("逐处写明保留的理由", chief.Html, StringComparison.Ordinal);
        Assert.Contains("可以", chief.Html, StringComparison.Ordinal);
        using var passed = await chief.SendAsync($"/console/review/{id}", Seen(chief, (field, "本人同意公开")));
        Assert.Equal($"/console/review?done=approved&of={id}", passed.Headers.Location!.OriginalString);
        using var history = await chief.OpenAsync($"/console/articles/{id}");
        Assert.Contains("本人同意公开", chief.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_urgent_publication_left_open_is_listed_and_made_up_for_by_another()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync("快审的一篇")).Id;
        (await room.Writer.SubmitAsync(id, new { urgent = true, comment = "汛情" })).Ok();
        (await room.Editor.ApproveAsync(id)).Ok();
        (await room.Reviewer.ApproveAsync(id)).Ok();
        (await room.Chief.ApproveAsync(id)).Ok();
        (await room.Publisher.PublishAsync(id)).Ok();
        using var reviewer = await room.EnterAsync("reviewer");
        using var writer = await room.EnterAsync("writer");

        using var queue = await reviewer.OpenAsync("/console/review");
        Assert.Contains("三校补校、保密审查补签", reviewer.Html, StringComparison.Ordinal);
        using var form = await reviewer.OpenAsync($"/console/review/{id}/confirm");
        using var none = await reviewer.SendAsync($"/console/review/{id}/confirm", ("item", ""), ("comment", "三校完成"));
        Assert.Contains("请选补办了哪一项", reviewer.Html, StringComparison.Ordinal);
        using var unsaid = await reviewer.SendAsync($"/console/review/{id}/confirm", ("item", "三校补校"), ("comment", ""));
        Assert.Contains("要写明做了什么", reviewer.Html, StringComparison.Ordinal);
        using var done = await reviewer.SendAsync($"/console/review/{id}/confirm", ("item", "三校补校"), ("comment", "三校完成"));
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        using var after = await reviewer.OpenAsync($"/console/review/{id}/confirm?done=confirmed");
        Assert.Contains("三校完成", reviewer.Html, StringComparison.Ordinal);

        using var own = await writer.OpenAsync($"/console/review/{id}/confirm");
        Assert.Contains("要由别人补办", writer.Html, StringComparison.Ordinal);
        Assert.Contains("现在能补办的人：", writer.Html, StringComparison.Ordinal);
        using var listed = await writer.OpenAsync("/console/review");
        Assert.DoesNotContain($"/console/review/{id}/confirm", writer.Html, StringComparison.Ordinal);
        Assert.Contains("由别人补办", writer.Html, StringComparison.Ordinal);
        using var read = await writer.OpenAsync($"/console/articles/{id}");
        Assert.Contains("快审</span>", writer.Html, StringComparison.Ordinal);
        using var refused = await writer.SendAsync($"/console/review/{id}/confirm", ("item", "保密审查补签"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task The_urgent_of_all_stages_stand_first_and_what_waited_longest_is_never_cut_off(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        await room.AppointAsync("both", "editor", "reviewer");
        var later = (await room.Writer.WriteAsync("复审里急的")).Id;
        (await room.Writer.SubmitAsync(later, new { urgent = true, comment = "汛情" })).Ok();
        (await room.Editor.ApproveAsync(later)).Ok();
        room.Host.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        var oldest = (await room.Writer.WriteAsync("等得最久的")).Id;
        (await room.Writer.SubmitAsync(oldest)).Ok();
        for (var number = 0; number < ReviewQueue.Most; number++)
        {
            room.Host.Database.Clock.Advance(TimeSpan.FromSeconds(1));
            (await room.Writer.SubmitAsync((await room.Writer.WriteAsync()).Id)).Ok();
        }

        using var both = await room.EnterAsync("both");
        using var queue = await both.OpenAsync("/console/review");
        Assert.Equal([later, oldest], Regex.Matches(both.Html, "<a href=\"/console/review/(\\d+)\">").Take(2).Select(static match => long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)));
        using var one = await both.OpenAsync($"/console/review/{later}");
        Assert.Contains($"href=\"/console/review/{oldest}\">先看下一篇", both.Html, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task What_an_old_urgent_publication_left_open_stays_listed_however_many_came_after(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var id = (await room.Writer.WriteAsync("早先快审的")).Id;
        (await room.Writer.SubmitAsync(id, new { urgent = true, comment = "汛情" })).Ok();
        (await room.Editor.ApproveAsync(id)).Ok();
        (await room.Reviewer.ApproveAsync(id)).Ok();
        (await room.Chief.ApproveAsync(id)).Ok();
        (await room.Publisher.PublishAsync(id)).Ok();
        var made = (await room.Writer.WriteAsync("补办过的")).Id;
        for (var number = 0; number < ReviewQueue.Most; number++)
        {
            var other = (await room.Writer.WriteAsync($"补办过的 {number}")).Id;
            await room.ByHandAsync("update article_works set state = 'published', urgent = true, updated_ms = updated_ms + 1000 where article_id = @other", new { other });
        }

        using var chief = await room.EnterAsync("chief");
        using var queue = await chief.OpenAsync("/console/review");
        Assert.Contains($"/console/review/{id}/confirm", chief.Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"/console/review/{made}/confirm", chief.Html, StringComparison.Ordinal);
        foreach (var item in new[] { "三校补校", "保密审查补签" })
        {
            (await room.Reviewer.PostAsync($"/api/articles/{id}/confirm", new { item, comment = "已补" })).Ok();
        }

        using var empty = await chief.OpenAsync("/console/review");
        Assert.DoesNotContain("待补办", chief.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reviewer_sees_all_that_readers_will_and_what_the_page_cannot_show_is_named()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync(fields: new
        {
            board = "puyang-yaowen",
            furtherBoards = new[] { "tongzhi-gonggao" },
            title = "路灯",
            source = "濮阳日报",
            keywords = new[] { "路灯", "照明" },
            kind = "通知",
            html = "<p>开头。</p><p><img src=\"https://pictures.example/lamp.jpg\" alt=\"新路灯\"></p>",
        })).Id;
        (await room.Writer.SubmitAsync(id)).Ok();
        using var editor = await room.EnterAsync("editor");

        using var page = await editor.OpenAsync($"/console/review/{id}");
        var html = WebUtility.HtmlDecode(editor.Html);
        Assert.All(["濮阳要闻、通知公告", "路灯、照明", "有效性", "别的网站的图片“新路灯”", "href=\"https://pictures.example/lamp.jpg\""], text => Assert.Contains(text, html, StringComparison.Ordinal));
        Assert.DoesNotContain("<img src=\"https://pictures.example", html, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Who_looked_without_deciding_sees_what_changed_since_he_looked(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var id = (await room.Writer.WriteAsync(fields: new { board = "puyang-yaowen", title = "看过没有办", body = "旧的一句。", source = "濮阳日报" })).Id;
        (await room.Writer.SubmitAsync(id)).Ok();
        using var editor = await room.EnterAsync("editor");
        using var look = await editor.OpenAsync($"/console/review/{id}");
        Assert.DoesNotContain("我上次看", editor.Html, StringComparison.Ordinal);
        using var same = await editor.OpenAsync($"/console/review/{id}");
        Assert.DoesNotContain("我上次看", editor.Html, StringComparison.Ordinal);

        (await room.Writer.ChangeAsync(id, new() { ["body"] = "新的一句。" })).Ok();
        (await room.Writer.SubmitAsync(id)).Ok();
        // Also when he opens it a second time before he decides.
        for (var time = 0; time < 2; time++)
        {
            using var changed = await editor.OpenAsync($"/console/review/{id}");
            Assert.Contains("我上次看（第 1 版）之后改了什么", editor.Html, StringComparison.Ordinal);
            Assert.Matches("<del>[^<]*旧", editor.Html);
            Assert.Matches("<ins>[^<]*新", editor.Html);
        }

        await room.AppointAsync("colleague", Role.Editor);
        using var colleague = await room.EnterAsync("colleague");
        using var first = await colleague.OpenAsync($"/console/review/{id}");
        Assert.DoesNotContain("我上次看", colleague.Html, StringComparison.Ordinal);
    }

    private static (string Name, string Value)[] Seen(ConsoleVisitor visitor, params (string Name, string Value)[] fields) =>
        [.. fields, ("revision", visitor.Field("revision")), ("contentHash", visitor.Field("contentHash"))];
}
