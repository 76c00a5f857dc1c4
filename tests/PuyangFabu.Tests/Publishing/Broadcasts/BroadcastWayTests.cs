using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Accounts;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.WeChat.Api.Drafts;

namespace PuyangFabu.Tests.Publishing.Broadcasts;

/// <summary>The usual way of a mass message, and who may do what on it.</summary>
public sealed class BroadcastWayTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task What_one_wrote_and_another_approved_is_sent_once_and_its_result_is_shown(string provider)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, provider);
        var id = await room.ApprovedAsync();
        Assert.Equal("scheduled", await room.StatusAsync(id));

        await room.StepAsync();

        var submitted = await room.ReadAsync(id);
        var job = Assert.Single(room.Jobs);
        Assert.Equal("submitted", submitted.ArticleStatus);
        Assert.Equal((submitted.Text("clientMsgId"), submitted.Text("msgId")), (job.ClientMsgId, $"{job.MsgId}"));
        Assert.Equal("accepted", submitted.Body.GetProperty("attempts")[0].GetProperty("outcome").GetString());

        await room.ReportAsync(submitted.Text("msgId"));
        var done = await room.ReadAsync(id);
        Assert.Equal("succeeded", done.ArticleStatus);
        Assert.Equal(1098, done.Body.GetProperty("counts").GetProperty("sent").GetInt64());
        Assert.Equal(
            ["create", "submit", "approve", "send", "begin", "progress", "progress"],
            done.Body.GetProperty("timeline").EnumerateArray().Select(static item => item.GetProperty("action").GetString()));
        Assert.Contains("微信报告：发送成功", done.Body.GetProperty("timeline").EnumerateArray().Last().GetProperty("comment").GetString(), StringComparison.Ordinal);
        Assert.Equal(32, done.Text("clientMsgId").Length);
    }

    [Fact]
    public async Task Nobody_approves_what_he_wrote_changed_or_handed_in()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var article = await room.Newsroom.PublishedAsync();
        var id = (await room.Approver.PostAsync("/api/broadcasts", BroadcastRoom.ToAll(article))).Ok().Id;
        (await room.DoAsync(room.Newsroom.Chief, id, "submit")).Ok();

        (await room.DoAsync(room.Approver, id, "approve")).Refused(HttpStatusCode.Forbidden, "ownWork");
        (await room.DoAsync(room.Newsroom.Chief, id, "approve")).Refused(HttpStatusCode.Forbidden, "ownWork");
        (await room.DoAsync(room.Newsroom.Writer, id, "approve")).Refused(HttpStatusCode.Forbidden, "noRight");
        (await room.DoAsync(room.Newsroom.Nobody(), id, "approve")).Refused(HttpStatusCode.Unauthorized, "notSignedIn");
        Assert.Equal("pendingApproval", await room.StatusAsync(id));
        await room.StepAsync();
        Assert.Empty(room.Jobs);
    }

    [Fact]
    public async Task An_approval_counts_for_the_content_that_was_read_and_for_no_other()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.SubmittedAsync();

        (await room.DoAsync(room.Approver, id, "approve", new { contentHash = new string('0', 64) })).Refused(HttpStatusCode.PreconditionFailed, "staleContent");
        (await room.DoAsync(room.Approver, id, "approve", new { revision = 99 })).Refused(HttpStatusCode.PreconditionFailed, "staleRevision");
    }

    [Fact]
    public async Task A_planned_one_goes_out_at_its_time_and_not_before()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var at = room.Host.Database.Clock.GetUtcNow().AddHours(2).ToOffset(TimeSpan.FromHours(-5));
        var id = await room.ApprovedAsync(new { articleIds = new[] { await room.Newsroom.PublishedAsync() }, audience = new { all = true }, scheduledAt = at });

        await room.StepAfterAsync(TimeSpan.FromMinutes(119));
        Assert.Equal(("scheduled", 0), (await room.StatusAsync(id), room.Jobs.Count));

        await room.StepAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(("submitted", 1), (await room.StatusAsync(id), room.Jobs.Count));
    }

    [Fact]
    public async Task One_that_shall_wait_after_the_approval_is_sent_when_somebody_says_so()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.ApprovedAsync(new { articleIds = new[] { await room.Newsroom.PublishedAsync() }, audience = new { all = true }, sendWhenApproved = false });
        await room.StepAsync();
        Assert.Equal(("approved", 0), (await room.StatusAsync(id), room.Jobs.Count));

        (await room.DoAsync(room.Author, id, "send")).Refused(HttpStatusCode.Forbidden, "noRight");
        (await room.DoAsync(room.Approver, id, "send")).Ok();
        await room.StepAsync();

        Assert.Equal(("submitted", 1), (await room.StatusAsync(id), room.Jobs.Count));
    }

    [Fact]
    public async Task A_rejected_one_needs_a_reason_and_is_a_draft_again()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.SubmittedAsync();

        (await room.DoAsync(room.Approver, id, "reject")).Refused(HttpStatusCode.BadRequest, "badInput");
        var rejected = (await room.DoAsync(room.Approver, id, "reject", new { comment = "标题不对" })).Ok();

        Assert.Equal("draft", rejected.ArticleStatus);
        Assert.Contains("标题不对", rejected.Text("attention"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_cancelled_until_it_is_sent()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.ApprovedAsync();
        (await room.DoAsync(room.Author, id, "cancel")).Ok();
        await room.StepAsync();
        Assert.Equal(("cancelled", 0), (await room.StatusAsync(id), room.Jobs.Count));

        var sent = await room.ApprovedAsync();
        await room.StepAsync();
        (await room.DoAsync(room.Author, sent, "cancel")).Refused(HttpStatusCode.Conflict, "illegalMove");
        Assert.Single(room.Jobs);
    }

    [Fact]
    public async Task A_preview_reaches_one_phone_and_is_no_send()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.SubmittedAsync();
        await room.AddFollowersAsync(1);

        var unknown = await room.DoAsync(room.Approver, id, "preview", new { openId = "oNobody000000000000000000001" });
        Assert.Equal((HttpStatusCode.BadGateway, "wechatRefused"), (unknown.Status, unknown.Code));
        (await room.DoAsync(room.Approver, id, "preview", new { openId = (await room.OpenIdsAsync())[0] })).Ok();

        Assert.Empty(room.Jobs);
        Assert.Equal("pendingApproval", await room.StatusAsync(id));
        (await room.DoAsync(room.Author, id, "preview", new { })).Refused(HttpStatusCode.BadRequest, "badInput");
    }

    [Fact]
    public async Task No_draft_is_left_in_the_box_that_somebody_might_send_again_by_hand()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var account = room.Host.Services.GetRequiredService<AccountRegistry>().Default.Api;
        var drafts = room.Host.Services.GetRequiredService<IDraftApi>();
        await room.ApprovedAsync();
        Assert.Equal(1, (await drafts.CountAsync(account, CancellationToken.None)).Value);

        await room.StepAsync();
        await room.Host.Services.FinishAsync(room);

        Assert.Equal((0, 1), ((await drafts.CountAsync(account, CancellationToken.None)).Value, room.Jobs.Count));
    }

    [Fact]
    public async Task What_was_sent_can_be_recalled_with_a_warning()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.ApprovedAsync();
        await room.StepAsync();
        await room.Host.Services.FinishAsync(room);
        await room.ReportAsync((await room.ReadAsync(id)).Text("msgId"));
        Assert.Contains("卡片仍留在", (await room.ReadAsync(id)).Text("recallWarning"), StringComparison.Ordinal);

        (await room.DoAsync(room.Author, id, "recall")).Refused(HttpStatusCode.Forbidden, "noRight");
        Assert.Equal("recalled", (await room.DoAsync(room.Approver, id, "recall", new { comment = "内容有误" })).Ok().ArticleStatus);
        Assert.Equal("DELETE", Assert.Single(room.Jobs).MsgStatus);
    }

    [Fact]
    public async Task A_list_goes_out_in_parts_each_under_a_key_of_its_own()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, kind: "service");
        await room.AddFollowersAsync(10_001);
        var openIds = await room.OpenIdsAsync();
        Assert.True(openIds.Count > 10_000);

        var id = await room.ApprovedAsync(new { articleIds = new[] { await room.Newsroom.PublishedAsync() }, audience = new { openIds } });
        await room.StepAsync();

        var sent = await room.ReadAsync(id);
        Assert.Equal("submitted", sent.ArticleStatus);
        Assert.Equal(2, sent.Body.GetProperty("parts").GetArrayLength());
        Assert.Equal(2, room.Jobs.Select(static job => job.ClientMsgId).Distinct().Count());
        Assert.Equal(openIds.Count, room.Jobs.Sum(static job => job.TotalCount));
        Assert.DoesNotContain(openIds[0], sent.Body.GetRawText(), StringComparison.Ordinal);

        foreach (var job in room.Jobs.ToArray())
        {
            await room.ReportAsync($"{job.MsgId}");
        }

        Assert.Equal("succeeded", await room.StatusAsync(id));
        Assert.Equal(0, await room.Host.Database.Database.ReadAsync(
            static session => session.ScalarAsync<long>("select count(*) from broadcast_recipients"), CancellationToken.None));
    }

    [Fact]
    public async Task A_text_that_the_checks_stop_is_not_handed_in()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = (await room.CreateAsync(new { text = "获奖者身份证号 11010519491231002X", audience = new { all = true } })).Id;

        (await room.DoAsync(room.Author, id, "submit")).Refused(HttpStatusCode.Conflict, "blockingFindings");

        var fine = await room.ApprovedAsync(new { text = "今天下午三点停水，请提前储水。", audience = new { all = true } });
        await room.StepAsync();
        Assert.Equal("submitted", await room.StatusAsync(fine));
        Assert.Equal("今天下午三点停水，请提前储水。", Assert.Single(room.Jobs).Text);
    }

    [Fact]
    public async Task The_quota_is_shown_and_refuses_when_it_is_used_up()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var quota = (await room.Author.GetAsync("/api/quota")).Ok().Body;
        Assert.Equal(1, quota.GetProperty("today").GetProperty("left").GetInt32());
        await room.ApprovedAsync();
        await room.StepAsync();

        Assert.Equal(0, (await room.Author.GetAsync("/api/quota")).Ok().Body.GetProperty("today").GetProperty("left").GetInt32());
        var second = await room.SubmittedAsync();
        (await room.ApproveAsync(second)).Refused(HttpStatusCode.Conflict, "quotaUsedUp");

        await room.PassAsync(TimeSpan.FromDays(1));
        (await room.ApproveAsync(second)).Ok();
        await room.StepAsync();
        Assert.Equal(2, room.Jobs.Count);
    }
}
