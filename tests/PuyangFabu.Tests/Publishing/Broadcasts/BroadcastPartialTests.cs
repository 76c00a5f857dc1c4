using System.Net;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Publishing.Broadcasts;

/// <summary>What is half on its way: it is never sent under another approval, never called done, and never begun anew.</summary>
public sealed class BroadcastPartialTests(TestDatabases databases)
{
    [Fact]
    public async Task What_was_made_ready_under_one_approval_is_not_sent_under_the_next()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var article = await room.Newsroom.PublishedAsync();
        var id = await room.ApprovedAsync(BroadcastRoom.ToAll(article));
        room.Fail(PlatformFaultKind.IpRefused);
        await room.StepAsync();
        Assert.Equal("sending", await room.StatusAsync(id));

        (await room.Newsroom.Writer.ChangeAsync(article, new() { ["title"] = "改正后的标题" })).Ok();
        await room.StepAfterAsync(TimeSpan.FromSeconds(66));
        Assert.Equal(("draft", 0), (await room.StatusAsync(id), room.Jobs.Count));

        await room.Newsroom.PassAsync(article);
        (await room.Newsroom.Publisher.PublishAsync(article)).Ok();
        (await room.DoAsync(room.Author, id, "submit")).Ok();
        (await room.ApproveAsync(id)).Ok();

        // Its first time has passed: a person says when.
        Assert.Equal("approved", await room.StatusAsync(id));
        (await room.DoAsync(room.Approver, id, "send")).Ok();
        await room.StepAsync();

        Assert.Equal("改正后的标题", Assert.Single(Assert.Single(room.Jobs).Articles).Title);
    }

    [Fact]
    public async Task A_list_that_was_stopped_half_way_is_failed_and_goes_on_where_it_was()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, kind: "service");
        await room.AddFollowersAsync(10_001);
        var openIds = await room.OpenIdsAsync();
        var id = await room.ApprovedAsync(new { articleIds = new[] { await room.Newsroom.PublishedAsync() }, audience = new { openIds } });
        room.Faults.OnCall = moment =>
        {
            if (!moment.Before && moment.Path.EndsWith("mass/send", StringComparison.Ordinal))
            {
                room.Faults.OnCall = null;
                room.Fail(PlatformFaultKind.MassQuotaUsed, "message/mass/send");
            }

            return Task.CompletedTask;
        };

        await room.StepAsync();
        await room.ReportAsync($"{Assert.Single(room.Jobs).MsgId}");
        var failed = await room.ReadAsync(id);
        Assert.Equal("failed", failed.ArticleStatus);
        Assert.NotEqual("", failed.Text("attention"));

        (await room.DoAsync(room.Author, id, "cancel")).Refused(HttpStatusCode.Conflict, "illegalMove");
        var later = room.Host.Database.Clock.GetUtcNow().AddHours(1);
        (await room.DoAsync(room.Approver, id, "send", new { scheduledAt = later })).Refused(HttpStatusCode.BadRequest, "badInput");
        Assert.Equal("sending", (await room.DoAsync(room.Approver, id, "send")).Ok().ArticleStatus);
        await room.StepAsync();

        Assert.Equal(2, room.Jobs.Select(static job => job.ClientMsgId).Distinct().Count());
        Assert.Equal((2, openIds.Count), (room.Jobs.Count, room.Jobs.Sum(static job => job.TotalCount)));
    }

    [Fact]
    public async Task A_list_of_three_parts_reaches_everybody_once_though_the_answer_to_the_second_is_lost()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, kind: "service");
        await room.AddFollowersAsync(20_001);
        var openIds = await room.OpenIdsAsync();
        var id = await room.ApprovedAsync(new { articleIds = new[] { await room.Newsroom.PublishedAsync() }, audience = new { openIds } });
        room.Faults.OnCall = moment =>
        {
            if (!moment.Before && moment.Path.EndsWith("mass/send", StringComparison.Ordinal))
            {
                room.Faults.OnCall = null;
                room.Fail(PlatformFaultKind.NoAnswerAfter, "message/mass/send");
            }

            return Task.CompletedTask;
        };

        await room.StepAsync();
        Assert.Equal("unknown", await room.StatusAsync(id));
        for (var minute = 0; minute < 3; minute++)
        {
            await room.StepAfterAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(("succeeded", 3, 3), (await room.StatusAsync(id), room.Jobs.Count, room.Jobs.Select(static job => job.ClientMsgId).Distinct().Count()));
        Assert.Equal(openIds.Order(StringComparer.Ordinal), room.Jobs.SelectMany(static job => job.Recipients).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_approval_that_was_written_into_the_database_sends_nothing()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.SubmittedAsync();
        await room.Newsroom.ByHandAsync(
            "update broadcasts set state = 'approved', approved_hash = content_hash, approved_by = author_id, approved_name = '甲', approved_ms = 1 where id = @id", new { id });

        (await room.DoAsync(room.Approver, id, "send")).Refused(HttpStatusCode.Conflict, "notProven");
        await room.Newsroom.ByHandAsync("update broadcasts set state = 'scheduled', scheduled_ms = 1467099000000 where id = @id", new { id });
        await room.StepAsync();

        Assert.Equal(("draft", 0), (await room.StatusAsync(id), room.Jobs.Count));
    }

    [Fact]
    public async Task A_recall_that_is_refused_deletes_nothing()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.ApprovedAsync();
        await room.StepAsync();
        await room.Host.Services.FinishAsync(room);
        await room.ReportAsync((await room.ReadAsync(id)).Text("msgId"));

        (await room.DoAsync(room.Approver, id, "recall", new { comment = new string('长', 501) })).Refused(HttpStatusCode.BadRequest, "badInput");
        (await room.DoAsync(room.Approver, id, "recall", new { revision = 1 })).Refused(HttpStatusCode.PreconditionFailed, "staleRevision");

        Assert.Equal("SEND_SUCCESS", Assert.Single(room.Jobs).MsgStatus);
        Assert.Equal("succeeded", await room.StatusAsync(id));
    }
}
