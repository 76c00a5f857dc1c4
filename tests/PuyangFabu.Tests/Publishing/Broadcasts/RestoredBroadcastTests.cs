using System.Net;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Operations.Backup;

namespace PuyangFabu.Tests.Publishing.Broadcasts;

/// <summary>What was approved before a restore may have been sent by the original since: two people look again.</summary>
public sealed class RestoredBroadcastTests(TestDatabases databases)
{
    private const string Told = "数据从备份恢复过：这条可能已经发出，请先到公众平台核对发送记录，再重新送审。";

    [Theory, EachDatabase]
    public async Task An_approval_from_before_sends_nothing_after_the_release(string provider)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, provider);
        var id = await room.ApprovedAsync(await WaitingAsync(room));
        await room.Host.RestoredAsync();
        await room.Newsroom.ReleasedAsync();

        var refused = (await room.DoAsync(room.Approver, id, "send")).Refused(HttpStatusCode.Conflict, "fromBeforeRestore");

        Assert.Equal(Told, refused.Text("title"));
        Assert.Equal(("draft", Told), ((await room.ReadAsync(id)).ArticleStatus, (await room.ReadAsync(id)).Text("attention")));
        await room.StepAsync();
        var draft = await room.ReadAsync(id);
        Assert.Equal(("draft", Told), (draft.ArticleStatus, draft.Text("attention")));
        Assert.Equal("void", draft.Body.GetProperty("timeline").EnumerateArray().Last().GetProperty("action").GetString());
        var recorded = (await (await room.Newsroom.AdminAsync()).GetAsync("/api/audit?limit=1")).Ok().Body.GetProperty("items")[0];
        Assert.Equal("broadcast.void", recorded.GetProperty("action").GetString());
        (await room.DoAsync(room.Author, id, "submit")).Ok();
        (await room.ApproveAsync(id)).Ok();
        (await room.DoAsync(room.Approver, id, "send")).Ok();
        await room.StepAsync();
        Assert.Equal(("submitted", 1), (await room.StatusAsync(id), room.Jobs.Count));
    }

    [Fact]
    public async Task A_planned_one_and_a_text_are_drafts_again_while_due_work_is_held()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var planned = await room.ApprovedAsync();
        var text = await room.ApprovedAsync(new { text = "请远离河道。", audience = new { all = true }, sendWhenApproved = false });
        await room.Host.RestoredAsync();

        await room.StepAsync();

        Assert.Equal(("draft", "draft", 0), (await room.StatusAsync(planned), await room.StatusAsync(text), room.Jobs.Count));
        await room.Newsroom.ReleasedAsync();
        await room.StepAsync();
        Assert.Empty(room.Jobs);
    }

    [Fact]
    public async Task What_waited_for_approval_must_be_handed_in_anew_and_then_counts()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.SubmittedAsync();
        await room.Host.RestoredAsync();
        room.Host.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        (await room.Approver.PostAsync($"/api/broadcasts/{id}/approve")).Refused(HttpStatusCode.Conflict, "fromBeforeRestore");
        Assert.Equal(("draft", Told), ((await room.ReadAsync(id)).ArticleStatus, (await room.ReadAsync(id)).Text("attention")));
        (await room.DoAsync(room.Author, id, "submit")).Ok();
        (await room.ApproveAsync(id)).Ok();
        await room.StepAsync();
        Assert.Equal(("approved", 0), (await room.StatusAsync(id), room.Jobs.Count));

        await room.Newsroom.ReleasedAsync();
        (await room.DoAsync(room.Approver, id, "send")).Ok();
        await room.StepAsync();

        Assert.Equal(("submitted", 1), (await room.StatusAsync(id), room.Jobs.Count));
    }

    [Fact]
    public async Task One_on_its_way_that_WeChat_does_not_have_is_a_draft_again()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.ApprovedAsync();
        room.Fail(PlatformFaultKind.IpRefused);
        await room.StepAsync();
        Assert.Equal("sending", await room.StatusAsync(id));
        await room.Host.RestoredAsync();
        await room.Newsroom.ReleasedAsync();

        await room.StepAfterAsync(TimeSpan.FromMinutes(2));

        var stopped = await room.ReadAsync(id);
        Assert.Equal(("draft", Told, 0), (stopped.ArticleStatus, stopped.Text("attention"), room.Jobs.Count));
    }

    [Fact]
    public async Task An_unknown_one_is_not_asked_about_again_which_might_send_it()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.ApprovedAsync();
        room.Fail(PlatformFaultKind.NoAnswerBefore);
        await room.StepAsync();
        await room.Host.RestoredAsync();
        await room.Newsroom.ReleasedAsync();

        await room.StepAfterAsync(TimeSpan.FromMinutes(2));

        var waiting = await room.ReadAsync(id);
        Assert.Equal(("unknown", 0), (waiting.ArticleStatus, room.Jobs.Count));
        Assert.Contains("数据从备份恢复过", waiting.Text("attention"), StringComparison.Ordinal);
        Assert.Contains("请到公众平台核对", waiting.Text("attention"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_one_is_not_sent_again_as_it_is()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.ApprovedAsync();
        room.Fail(PlatformFaultKind.NotAuthorized);
        await room.StepAsync();
        Assert.Equal("failed", await room.StatusAsync(id));
        await room.Host.RestoredAsync();
        await room.Newsroom.ReleasedAsync();

        var refused = (await room.DoAsync(room.Approver, id, "send")).Refused(HttpStatusCode.Conflict, "fromBeforeRestore");

        Assert.Contains("新建一条", refused.Text("title"), StringComparison.Ordinal);
        Assert.Equal("failed", await room.StatusAsync(id));
    }

    private static async Task<object> WaitingAsync(BroadcastRoom room) =>
        new { articleIds = new[] { await room.Newsroom.PublishedAsync() }, audience = new { all = true }, sendWhenApproved = false };
}
