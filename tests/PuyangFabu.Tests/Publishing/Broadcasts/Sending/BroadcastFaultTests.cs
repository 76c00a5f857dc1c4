using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Publishing.Broadcasts.Sending;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Publishing.Broadcasts.Sending;

/// <summary>Whatever WeChat answers or leaves out, and whatever happens meanwhile: never twice, never lost, never called what it is not.</summary>
public sealed class BroadcastFaultTests(TestDatabases databases)
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(66);

    [Theory]
    [InlineData(PlatformFaultKind.NoAnswerBefore)]
    [InlineData(PlatformFaultKind.NoAnswerAfter)]
    [InlineData(PlatformFaultKind.NotJson)]
    [InlineData(PlatformFaultKind.BadGateway)]
    [InlineData(PlatformFaultKind.Busy)]
    [InlineData(PlatformFaultKind.RetriedTooFast)]
    [InlineData(PlatformFaultKind.AcceptedAsTooFast)]
    public async Task Without_a_clear_answer_it_is_unknown_and_asked_again_under_the_same_key(PlatformFaultKind fault)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.ApprovedAsync();
        room.Fail(fault);

        await room.StepAsync();
        var unknown = await room.ReadAsync(id);
        Assert.Equal("unknown", unknown.ArticleStatus);
        Assert.Contains("不知道", unknown.Text("attention"), StringComparison.Ordinal);

        await room.StepAsync();
        Assert.Single((await room.ReadAsync(id)).Body.GetProperty("attempts").EnumerateArray());

        await room.StepAfterAsync(AskAgain);
        var asked = await room.ReadAsync(id);
        var job = Assert.Single(room.Jobs);
        Assert.Equal(("submitted", $"{job.MsgId}"), (asked.ArticleStatus, asked.Text("msgId")));
        Assert.Equal(asked.Text("clientMsgId"), job.ClientMsgId);
    }

    [Fact]
    public async Task Told_that_it_exists_at_the_first_call_it_is_submitted()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.ApprovedAsync();
        room.Fail(PlatformFaultKind.AcceptedAsExisting);

        await room.StepAsync();

        var sent = await room.ReadAsync(id);
        Assert.Equal(("submitted", "existed"), (sent.ArticleStatus, sent.Body.GetProperty("attempts")[0].GetProperty("outcome").GetString()));
        Assert.Equal($"{Assert.Single(room.Jobs).MsgId}", sent.Text("msgId"));
    }

    [Theory]
    [InlineData(PlatformFaultKind.MassQuotaUsed, 45028)]
    [InlineData(PlatformFaultKind.NotAuthorized, 48001)]
    [InlineData(PlatformFaultKind.DailyQuotaUsed, 45009)]
    public async Task A_clear_refusal_is_a_failure_with_its_reason_and_may_be_sent_again(PlatformFaultKind fault, int code)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.ApprovedAsync();
        room.Fail(fault);

        await room.StepAsync();
        var failed = await room.ReadAsync(id);
        Assert.Equal("failed", failed.ArticleStatus);
        Assert.Equal(code, failed.Body.GetProperty("parts")[0].GetProperty("errorCode").GetInt32());
        Assert.Matches("[\u4e00-\u9fff]", failed.Text("attention"));
        await room.StepAfterAsync(TimeSpan.FromHours(1));
        Assert.Empty(room.Jobs);

        (await room.DoAsync(room.Approver, id, "send")).Ok();
        await room.StepAsync();
        Assert.Equal(("submitted", 1), (await room.StatusAsync(id), room.Jobs.Count));
    }

    [Fact]
    public async Task A_refusal_after_an_unknown_call_proves_nothing()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.ApprovedAsync();
        room.Fail(PlatformFaultKind.NoAnswerAfter);
        await room.StepAsync();
        room.Fail(PlatformFaultKind.MassQuotaUsed);

        await room.StepAfterAsync(AskAgain);

        Assert.Equal("unknown", await room.StatusAsync(id));
        await room.StepAfterAsync(TimeSpan.FromHours(2));
        Assert.Equal(("unknown", 1), (await room.StatusAsync(id), room.Jobs.Count));
        (await room.DoAsync(room.Approver, id, "send")).Refused(HttpStatusCode.Conflict, "illegalMove");
        (await room.DoAsync(room.Approver, id, "resolve", new { outcome = "sent" })).Refused(HttpStatusCode.BadRequest, "badInput");
        var job = Assert.Single(room.Jobs);
        var resolved = (await room.DoAsync(room.Approver, id, "resolve", new { outcome = "sent", comment = "公众平台里有发送记录", msgId = $"{job.MsgId}" })).Ok();
        Assert.Equal("submitted", resolved.ArticleStatus);
    }

    [Fact]
    public async Task After_a_day_nobody_asks_again_but_a_person_decides()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.ApprovedAsync();
        room.Fail(PlatformFaultKind.NoAnswerAfter);
        await room.StepAsync();

        (await room.DoAsync(room.Approver, id, "resolve", new { outcome = "notSent", comment = "没看到" })).Refused(HttpStatusCode.Conflict, "askingAgain");

        await room.StepAfterAsync(TimeSpan.FromHours(24.5));
        await room.StepAfterAsync(TimeSpan.FromHours(24));

        var waiting = await room.ReadAsync(id);
        Assert.Equal("unknown", waiting.ArticleStatus);
        Assert.Contains("公众平台", waiting.Text("attention"), StringComparison.Ordinal);
        Assert.Single(room.Jobs);
        var failed = (await room.DoAsync(room.Approver, id, "resolve", new { outcome = "notSent", comment = "发送记录里没有" })).Ok();
        Assert.Equal("failed", failed.ArticleStatus);
        (await room.DoAsync(room.Approver, id, "send")).Refused(HttpStatusCode.Conflict, "mayBeSent");
    }

    [Fact]
    public async Task An_approval_is_void_once_an_article_is_changed_or_withdrawn()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var edited = await room.Newsroom.PublishedAsync();
        var id = await room.SubmittedAsync(BroadcastRoom.ToAll(edited));
        (await room.Newsroom.Writer.ChangeAsync(edited, new() { ["title"] = "改过的标题" })).Ok();

        (await room.DoAsync(room.Approver, id, "approve")).Refused(HttpStatusCode.Conflict, "articleChanged");
        Assert.Equal("draft", await room.StatusAsync(id));

        var withdrawn = await room.Newsroom.PublishedAsync();
        var late = room.Host.Database.Clock.GetUtcNow().AddMinutes(5);
        var planned = await room.ApprovedAsync(new { articleIds = new[] { withdrawn }, audience = new { all = true }, scheduledAt = late });
        (await room.Newsroom.Chief.WithdrawAsync(withdrawn)).Ok();
        await room.StepAfterAsync(TimeSpan.FromMinutes(6));
        Assert.Equal("draft", await room.StatusAsync(planned));
        Assert.Empty(room.Jobs);
    }

    [Fact]
    public async Task A_late_one_waits_for_a_person()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.ApprovedAsync();

        await room.StepAfterAsync(TimeSpan.FromMinutes(31));

        var waiting = await room.ReadAsync(id);
        Assert.Equal("approved", waiting.ArticleStatus);
        Assert.Contains("错过", waiting.Text("attention"), StringComparison.Ordinal);
        (await room.DoAsync(room.Approver, id, "send")).Ok();
        await room.StepAsync();
        Assert.Equal(("submitted", 1), (await room.StatusAsync(id), room.Jobs.Count));
    }

    [Fact]
    public async Task A_result_that_comes_before_the_answer_is_not_lost()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.ApprovedAsync();
        room.Fail(PlatformFaultKind.NoAnswerAfter);
        await room.StepAsync();
        await room.ReportAsync($"{Assert.Single(room.Jobs).MsgId}", urls: "<item><ArticleIdx>1</ArticleIdx><ArticleUrl><![CDATA[http://mp.weixin.qq.com/s/demo1]]></ArticleUrl></item>");
        Assert.Equal(1, (await room.ReadAsync(id)).Body.GetProperty("unclaimedResults").GetArrayLength());

        await room.StepAfterAsync(AskAgain);

        var done = await room.ReadAsync(id);
        Assert.Equal("succeeded", done.ArticleStatus);
        Assert.Equal("http://mp.weixin.qq.com/s/demo1", done.Body.GetProperty("parts")[0].GetProperty("articleUrls")[0].GetString());
    }

    [Theory]
    [InlineData("send fail")]
    [InlineData("err(20001)")]
    [InlineData("err（10001）")]
    public async Task A_send_that_the_platform_stopped_is_a_failure_and_not_repeated(string status)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        room.Fail(PlatformFaultKind.FinishFails);
        var id = await room.ApprovedAsync();
        await room.StepAsync();
        await room.Host.Services.FinishAsync(room);

        await room.ReportAsync((await room.ReadAsync(id)).Text("msgId"), status);
        await room.ReportAsync((await room.ReadAsync(id)).Text("msgId"), status);

        Assert.Equal("submitted", await room.StatusAsync(id));
        await room.StepAsync();
        Assert.Equal("failed", await room.StatusAsync(id));
        (await room.DoAsync(room.Approver, id, "send")).Refused(HttpStatusCode.Conflict, "mayBeSent");
        await room.StepAfterAsync(TimeSpan.FromHours(1));
        Assert.Single(room.Jobs);
    }

    [Fact]
    public async Task Without_a_report_the_result_is_asked_for()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.ApprovedAsync();
        await room.StepAsync();
        await room.Host.Services.FinishAsync(room);

        await room.StepAfterAsync(TimeSpan.FromSeconds(61));

        Assert.Equal("succeeded", await room.StatusAsync(id));
        Assert.False((await room.ReadAsync(id)).Body.TryGetProperty("counts", out _));
    }

    [Theory, EachDatabase]
    public async Task Many_steps_at_once_send_once(string provider)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, provider);
        var id = await room.ApprovedAsync();
        var worker = room.Host.Services.GetRequiredService<BroadcastWorker>();
        var drafts = await DraftsAsync(room);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => worker.StepAsync(CancellationToken.None))));

        Assert.Equal("submitted", await room.StatusAsync(id));
        Assert.Single(room.Jobs);
        Assert.Single((await room.ReadAsync(id)).Body.GetProperty("attempts").EnumerateArray());
        Assert.Equal(drafts + 1, await DraftsAsync(room));
    }

    [Fact]
    public async Task An_address_that_WeChat_does_not_know_is_named_and_nothing_is_sent_meanwhile()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.ApprovedAsync();
        room.Faults.Add(BroadcastRoom.Account, new PlatformFault { Kind = PlatformFaultKind.IpRefused, Path = "message/mass/sendall" });

        await room.StepAsync();
        var waiting = await room.ReadAsync(id);
        Assert.Equal("sending", waiting.ArticleStatus);
        Assert.Contains("203.0.113.9", waiting.Text("attention"), StringComparison.Ordinal);

        await room.StepAfterAsync(AskAgain);
        Assert.Equal(("submitted", 1), (await room.StatusAsync(id), room.Jobs.Count));
    }

    [Fact]
    public async Task What_cannot_be_sent_for_half_an_hour_waits_for_a_person()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.ApprovedAsync();
        room.Faults.Add(BroadcastRoom.Account, new PlatformFault { Kind = PlatformFaultKind.IpRefused, Path = "message/mass/sendall", Times = null });
        await room.StepAsync();
        await room.StepAfterAsync(TimeSpan.FromMinutes(20));
        Assert.Equal("sending", await room.StatusAsync(id));

        await room.StepAfterAsync(TimeSpan.FromMinutes(11));

        var waiting = await room.ReadAsync(id);
        Assert.Equal("approved", waiting.ArticleStatus);
        Assert.Contains("30 分钟", waiting.Text("attention"), StringComparison.Ordinal);
        room.Faults.Clear(BroadcastRoom.Account);
        await room.StepAfterAsync(TimeSpan.FromHours(1));
        Assert.Empty(room.Jobs);
        (await room.DoAsync(room.Approver, id, "send")).Ok();
        await room.StepAsync();
        Assert.Equal(("submitted", 1), (await room.StatusAsync(id), room.Jobs.Count));
    }

    private static Task<long> DraftsAsync(BroadcastRoom room) => room.Host.Database.Database.ReadAsync(
        static session => session.ScalarAsync<long>("select count(*) from outside_calls where kind = 'draft.add'"), CancellationToken.None);
}
