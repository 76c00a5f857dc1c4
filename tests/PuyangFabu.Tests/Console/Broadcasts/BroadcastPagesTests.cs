using System.Net;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Publishing.Broadcasts;

namespace PuyangFabu.Tests.Console.Broadcasts;

/// <summary>Mass messages on the pages: who may do what, what is refused, what is kept.</summary>
public sealed class BroadcastPagesTests(TestDatabases databases)
{
    [Fact]
    public async Task A_broadcast_says_which_articles_were_reviewed_in_a_hurry_until_all_is_made_up_for()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var news = room.Newsroom;
        var article = (await news.Writer.WriteAsync("汛情快讯")).Id;
        (await news.Writer.SubmitAsync(article, new { urgent = true, comment = "汛情" })).Ok();
        (await news.Editor.ApproveAsync(article)).Ok();
        (await news.Reviewer.ApproveAsync(article)).Ok();
        (await news.Chief.ApproveAsync(article)).Ok();
        (await news.Publisher.PublishAsync(article)).Ok();
        var id = await room.ApprovedAsync(new { articleIds = new[] { article }, audience = new { all = true }, sendWhenApproved = false });
        using var publisher = await news.EnterAsync("publisher");

        await publisher.OpenAsync($"/console/broadcasts/{id}");
        Assert.Contains("还没补办：三校补校、保密审查补签", publisher.Html, StringComparison.Ordinal);
        foreach (var item in new[] { "三校补校", "保密审查补签" })
        {
            (await news.Reviewer.PostAsync($"/api/articles/{article}/confirm", new { item, comment = "已补" })).Ok();
        }

        await publisher.OpenAsync($"/console/broadcasts/{id}");
        Assert.DoesNotContain("快审</span>", publisher.Html, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task One_person_writes_and_another_reads_everything_before_it_goes_out(string provider)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, provider);
        var first = await room.Newsroom.PublishedAsync(new { board = "puyang-yaowen", title = "第一篇", body = "开头。\n\n最后一句。", source = "濮阳日报" });
        var second = await room.Newsroom.PublishedAsync(new { board = "tongzhi-gonggao", title = "第二篇", body = "停水通知。", source = "濮阳日报" });
        using var writer = await room.Newsroom.EnterAsync("writer");
        using var publisher = await room.Newsroom.EnterAsync("publisher");

        await writer.OpenAsync("/console/broadcasts/new");
        using var added = await writer.SendAsync("/console/broadcasts/new", ("act", $"add {second}"), ("articleIds", $"{first}"), ("audience", "all"));
        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        using var moved = await writer.SendAsync("/console/broadcasts/new", ("act", "up 1"), ("articleIds", $"{first}"), ("articleIds", $"{second}"), ("audience", "all"));
        Assert.True(writer.Html.IndexOf("1. 第二篇", StringComparison.Ordinal) is > 0 and var one && writer.Html.IndexOf("2. 第一篇", StringComparison.Ordinal) > one);
        using var saved = await writer.SendAsync("/console/broadcasts/new", ("act", "save"), ("articleIds", $"{second}"), ("articleIds", $"{first}"), ("audience", "all"));
        var path = saved.Target().Split('?')[0];
        Assert.Equal("/console/broadcasts/1", path);

        await writer.OpenAsync($"{path}/submit");
        using var submitted = await writer.SendAsync($"{path}/submit", ("contentHash", writer.Field("contentHash")), ("revision", writer.Field("revision")));
        Assert.Equal($"{path}?done=submitted", submitted.Target());
        using var own = await writer.OpenAsync($"{path}/approve");
        Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);

        await publisher.OpenAsync("/console/broadcasts");
        Assert.Contains($"{path}/approve", publisher.Html, StringComparison.Ordinal);
        await publisher.OpenAsync($"{path}/approve");
        Assert.All(["最后一句。", "停水通知。", "第 2 篇完", "全部粉丝", "我已逐条阅读"], text => Assert.Contains(text, publisher.Html, StringComparison.Ordinal));
        Assert.DoesNotContain("style=", publisher.Html, StringComparison.Ordinal);
        Assert.True(publisher.Html.IndexOf("第 2 篇完", StringComparison.Ordinal) < publisher.Html.IndexOf("type=\"submit\">批准", StringComparison.Ordinal));
        var (hash, revision, word) = (publisher.Field("contentHash"), publisher.Field("revision"), publisher.WordToType());

        Assert.Contains("可能没有人收到", publisher.Html, StringComparison.Ordinal);
        using var unsure = await publisher.SendAsync($"{path}/approve", ("contentHash", hash), ("revision", revision), ("read", "true"), ("typed", word));
        Assert.Equal(HttpStatusCode.BadRequest, unsure.StatusCode);
        Assert.Contains("表示知道可能没有人收到", publisher.Html, StringComparison.Ordinal);
        using var unread = await publisher.SendAsync($"{path}/approve", ("contentHash", hash), ("revision", revision), ("typed", word), ("maybeNobody", "true"));
        Assert.Equal(HttpStatusCode.BadRequest, unread.StatusCode);
        Assert.Contains("要先逐条读完", publisher.Html, StringComparison.Ordinal);
        Assert.Equal(word, publisher.Field("typed"));
        using var untyped = await publisher.SendAsync($"{path}/approve", ("contentHash", hash), ("revision", revision), ("read", "true"), ("typed", "3"), ("maybeNobody", "true"));
        Assert.Equal(HttpStatusCode.BadRequest, untyped.StatusCode);
        using var other = await publisher.SendAsync($"{path}/approve", ("contentHash", new string('0', 64)), ("revision", revision), ("read", "true"), ("typed", word), ("maybeNobody", "true"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, other.StatusCode);
        using var without = await publisher.SendAsync($"{path}/approve", ("read", "true"), ("typed", word), ("maybeNobody", "true"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, without.StatusCode);
        using var rubbish = await publisher.SendAsync($"{path}/approve", ("contentHash", hash), ("revision", "neun"), ("read", "true"), ("typed", word), ("maybeNobody", "true"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, rubbish.StatusCode);
        Assert.Equal("pendingApproval", await room.StatusAsync(1));

        using var approved = await publisher.SendAsync($"{path}/approve", ("contentHash", hash), ("revision", revision), ("read", "true"), ("typed", word), ("maybeNobody", "true"));
        Assert.Equal($"{path}?done=approved", approved.Target());
        await room.StepAsync();
        Assert.Single(room.Jobs);
        await room.ReportAsync($"{room.Jobs[0].MsgId}");
        await publisher.OpenAsync(path);
        Assert.All(["已送达", "1,098", "1,200", "送达比例", "sent-chart"], text => Assert.Contains(text, publisher.Html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_preview_goes_to_a_follower_who_is_named_by_his_short_name_or_the_whole_remark()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.SubmittedAsync();
        await room.Newsroom.ByHandAsync(
            "insert into followers (account, open_id, following, followed_ms, scene, code, remark) values (@account, 'oOne', true, 1, '', 'ABCD23456789', '摄影小李'), (@account, 'oTwo', true, 1, '', 'ABCE23456789', '')",
            new { account = BroadcastRoom.Account });

        (await room.DoAsync(room.Author, id, "preview", new { follower = "ABCD" })).Refused(HttpStatusCode.Forbidden, "previewNotRegistered");
        (await room.DoAsync(room.Approver, id, "preview", new { follower = "ABC" })).Refused(HttpStatusCode.BadRequest, "badInput");
        (await room.DoAsync(room.Approver, id, "preview", new { follower = "没有的人" })).Refused(HttpStatusCode.BadRequest, "badInput");
        (await room.DoAsync(room.Approver, id, "preview", new { follower = "摄影" })).Refused(HttpStatusCode.BadRequest, "badInput");
        Assert.Equal("wechatRefused", (await room.DoAsync(room.Approver, id, "preview", new { follower = "摄影小李" })).Code);
        Assert.Contains("关注者 ABCD2345", (await room.ReadAsync(id)).Body.GetProperty("timeline").EnumerateArray().Last().GetProperty("comment").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_followers_got_lately_and_what_nobody_looked_at_is_told_before_it_goes_out()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var article = await room.Newsroom.PublishedAsync(new { board = "puyang-yaowen", title = "发过的一篇", body = "正文。", source = "濮阳日报" });
        var sent = await room.ApprovedAsync(BroadcastRoom.ToAll(article));
        await room.StepAsync();
        Assert.Equal("submitted", await room.StatusAsync(sent));
        var again = (await room.Author.PostAsync("/api/broadcasts", new { articleIds = new[] { article }, audience = new { all = true }, sendWhenApproved = false })).Ok().Id;
        using var writer = await room.Newsroom.EnterAsync("writer");

        foreach (var page in new[] { $"/console/broadcasts/{again}", $"/console/broadcasts/{again}/submit" })
        {
            await writer.OpenAsync(page);
            Assert.All(
                ["“发过的一篇”", "已经群发过", $"href=\"/console/broadcasts/{sent}\"", "还没有在手机上预览过"],
                text => Assert.Contains(text, WebUtility.HtmlDecode(writer.Html), StringComparison.Ordinal));
        }

        using var choosing = await writer.OpenAsync($"/console/broadcasts/{again}/edit");
        Assert.Contains("已经群发过", writer.Html, StringComparison.Ordinal);
        await writer.OpenAsync($"/console/broadcasts/{sent}");
        Assert.DoesNotContain("已经群发过", writer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("还没有在手机上预览过", writer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_another_broadcast_carries_to_followers_too_is_told_before_it_goes_out()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var article = await room.Newsroom.PublishedAsync(new { board = "puyang-yaowen", title = "两条都带的一篇", body = "正文。", source = "濮阳日报" });
        var draft = (await room.CreateAsync(BroadcastRoom.ToAll(article))).Id;
        var pending = await room.SubmittedAsync(BroadcastRoom.ToAll(article));
        var planned = await room.ApprovedAsync(new { articleIds = new[] { article }, audience = new { all = true }, scheduledAt = room.Host.Database.Clock.GetUtcNow().AddHours(5) });
        using var writer = await room.Newsroom.EnterAsync("writer");

        foreach (var page in new[] { $"/console/broadcasts/{draft}", $"/console/broadcasts/{draft}/submit", $"/console/broadcasts/{draft}/edit" })
        {
            await writer.OpenAsync(page);
            Assert.All(
                ["“两条都带的一篇”还在另一条群发里", $"href=\"/console/broadcasts/{pending}\"", $"href=\"/console/broadcasts/{planned}\"", "待批准", "已排期"],
                text => Assert.Contains(text, WebUtility.HtmlDecode(writer.Html), StringComparison.Ordinal));
            Assert.Equal(2, writer.Html.Split("还在另一条群发里").Length - 1);
        }

        // Neither a draft nor itself.
        await writer.OpenAsync($"/console/broadcasts/{pending}");
        Assert.Equal(1, writer.Html.Split("还在另一条群发里").Length - 1);
        Assert.Equal(planned, (await room.ReadAsync(pending)).Body.GetProperty("alsoWaiting")[0].GetProperty("broadcastId").GetInt64());
        (await room.DoAsync(room.Author, pending, "cancel", new { comment = "重了" })).Ok();
        await writer.OpenAsync($"/console/broadcasts/{planned}");
        Assert.DoesNotContain("还在另一条群发里", writer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_few_followers_more_do_not_refuse_what_was_typed_as_shown_and_many_do()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.SubmittedAsync();
        await FollowAsync(room, "first", 100);
        using var publisher = await room.Newsroom.EnterAsync("publisher");
        var path = $"/console/broadcasts/{id}/approve";
        await publisher.OpenAsync(path);
        var word = publisher.WordToType();
        (string, string)[] Form() =>
            [("contentHash", publisher.Field("contentHash")), ("revision", publisher.Field("revision")), ("shownPeople", publisher.Field("shownPeople")), ("read", "true"), ("typed", word)];

        await FollowAsync(room, "many", 50);
        using var many = await publisher.SendAsync(path, Form());
        Assert.Equal(HttpStatusCode.BadRequest, many.StatusCode);
        Assert.Contains($"人数变了，刚才是 {word} 人", WebUtility.HtmlDecode(publisher.Html), StringComparison.Ordinal);
        Assert.NotEqual(word, publisher.WordToType());

        word = publisher.WordToType();
        await FollowAsync(room, "few", 3);
        using var unread = await publisher.SendAsync(path, [.. Form().Where(static field => field.Item1 != "read")]);
        Assert.Equal(HttpStatusCode.BadRequest, unread.StatusCode);
        Assert.Equal(word, publisher.WordToType());
        using var approved = await publisher.SendAsync(path, Form());
        Assert.Equal($"/console/broadcasts/{id}?done=approved", approved.Target());
    }

    [Fact]
    public async Task Who_cannot_approve_is_told_the_reason_that_would_refuse_it()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var article = await room.Newsroom.PublishedAsync();
        await room.ApprovedAsync(BroadcastRoom.ToAll(article));
        var own = (await room.Approver.PostAsync("/api/broadcasts", new { articleIds = new[] { article }, audience = new { all = true }, sendWhenApproved = false })).Ok().Id;
        (await room.Approver.PostAsync($"/api/broadcasts/{own}/submit")).Ok();
        using var publisher = await room.Newsroom.EnterAsync("publisher");

        foreach (var path in new[] { $"/console/broadcasts/{own}", $"/console/broadcasts/{own}/approve" })
        {
            await publisher.OpenAsync(path);
            Assert.Contains("这条群发是您写的、改的或提交的，须由另一个人批准", WebUtility.HtmlDecode(publisher.Html), StringComparison.Ordinal);
            Assert.DoesNotContain("次数已用完", publisher.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_sends_by_hand_types_the_word_and_what_nobody_knows_has_two_ways_on()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var article = await room.Newsroom.PublishedAsync();
        var id = await room.ApprovedAsync(new { articleIds = new[] { article }, audience = new { all = true }, sendWhenApproved = false });
        using var publisher = await room.Newsroom.EnterAsync("publisher");
        var path = $"/console/broadcasts/{id}";

        await publisher.OpenAsync($"{path}/send");
        var (hash, revision, word) = (publisher.Field("contentHash"), publisher.Field("revision"), publisher.WordToType());
        using var untyped = await publisher.SendAsync($"{path}/send", ("contentHash", hash), ("revision", revision), ("typed", ""));
        Assert.Equal(HttpStatusCode.BadRequest, untyped.StatusCode);
        Assert.Equal("approved", await room.StatusAsync(id));
        room.Fail(PlatformFaultKind.NoAnswerAfter);
        using var sent = await publisher.SendAsync($"{path}/send", ("contentHash", hash), ("revision", revision), ("typed", word), ("maybeNobody", "true"));
        Assert.Equal($"{path}?done=sent", sent.Target());
        await room.StepAsync();

        await publisher.OpenAsync(path);
        Assert.All(["结果未知", "已知", "不知道", "核对后确认", $"{path}/resolve"], text => Assert.Contains(text, publisher.Html, StringComparison.Ordinal));
        Assert.DoesNotContain("?like=", publisher.Html, StringComparison.Ordinal);
        await publisher.OpenAsync("/console");
        Assert.Contains("今天 0 次（1 次结果未知，先按用掉的算）", publisher.Html, StringComparison.Ordinal);
        await publisher.OpenAsync($"{path}/resolve");
        using var early = await publisher.SendAsync($"{path}/resolve", ("outcome", "notSent"), ("comment", "发表记录里没有"), ("revision", publisher.Field("revision")));
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.Contains("还不能断定没有发出", publisher.Html, StringComparison.Ordinal);
        Assert.Contains("发表记录里没有", publisher.Html, StringComparison.Ordinal);
        using var resolved = await publisher.SendAsync($"{path}/resolve", ("outcome", "sent"), ("comment", "发表记录里有"), ("revision", publisher.Field("revision")));
        Assert.Equal($"{path}?done=resolved", resolved.Target());

        await publisher.OpenAsync($"{path}/recall");
        Assert.Contains("不能撤回", publisher.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_one_goes_back_with_the_reason_and_a_cancelled_one_ends()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.SubmittedAsync();
        using var publisher = await room.Newsroom.EnterAsync("publisher");
        using var writer = await room.Newsroom.EnterAsync("writer");
        var path = $"/console/broadcasts/{id}";

        await publisher.OpenAsync($"{path}/reject");
        using var rejected = await publisher.SendAsync($"{path}/reject", ("comment", "第一篇的日期不对"), ("revision", publisher.Field("revision")), ("contentHash", publisher.Field("contentHash")));
        Assert.Equal($"{path}?done=rejected", rejected.Target());
        await writer.OpenAsync("/console/broadcasts?status=draft");
        Assert.Contains("第一篇的日期不对", writer.Html, StringComparison.Ordinal);
        await writer.OpenAsync($"{path}/edit");
        Assert.Contains("第一篇的日期不对", writer.Html, StringComparison.Ordinal);
        await writer.OpenAsync($"{path}/cancel");
        using var cancelled = await writer.SendAsync($"{path}/cancel", ("revision", writer.Field("revision")));
        Assert.Equal($"{path}?done=cancelled", cancelled.Target());
        Assert.Equal("cancelled", await room.StatusAsync(id));
        using var none = await writer.OpenAsync("/console/broadcasts/99");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        using var strange = await writer.OpenAsync("/console/broadcasts?status=nonsense");
        Assert.Equal(HttpStatusCode.BadRequest, strange.StatusCode);
    }

    [Fact]
    public async Task A_preview_goes_only_to_a_registered_phone_unless_who_asks_may_approve()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.SubmittedAsync();
        using var writer = await room.Newsroom.EnterAsync("writer");
        using var publisher = await room.Newsroom.EnterAsync("publisher");
        var path = $"/console/broadcasts/{id}/preview";

        await writer.OpenAsync(path);
        Assert.DoesNotContain("name=\"wxName\"", writer.Html, StringComparison.Ordinal);
        await publisher.OpenAsync(path);
        using var nobody = await publisher.SendAsync(path, ("wxName", ""));
        Assert.Equal(HttpStatusCode.BadRequest, nobody.StatusCode);
        using var unknown = await publisher.SendAsync(path, ("wxName", "someone-else"));
        Assert.Equal("someone-else", publisher.Field("wxName"));
        await publisher.OpenAsync(path);
        Assert.Contains("发给", publisher.Html, StringComparison.Ordinal);
    }

    private static Task FollowAsync(BroadcastRoom room, string prefix, int count) => room.Newsroom.ByHandAsync(
        "insert into followers (account, open_id, following, followed_ms, scene) values "
            + string.Join(", ", Enumerable.Range(0, count).Select(number => $"('{BroadcastRoom.Account}', '{prefix}{number}', true, 1, '')")));
}
