using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.People.Actors;
using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Console;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Operations.Backup;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Publishing.Broadcasts;

/// <summary>A person is shown exactly those actions that are not refused then.</summary>
public sealed class BroadcastRightsTests(TestDatabases databases)
{
    private static readonly object ToAll = new { all = true };
    private static readonly object AText = new { text = "今天下午三点停水，请提前储水。", audience = ToAll };

    [Theory]
    [InlineData("draft", "edit submit preview cancel", "edit submit preview cancel", "edit submit preview cancel", "")]
    [InlineData("pendingApproval", "preview cancel", "approve reject preview cancel", "reject preview cancel", "")]
    [InlineData("approved", "preview cancel", "reject send preview cancel", "reject send preview cancel", "")]
    [InlineData("scheduled", "preview cancel", "send preview cancel", "send preview cancel", "")]
    [InlineData("sending", "cancel", "cancel", "cancel", "")]
    [InlineData("unknown", "", "resolve", "resolve", "")]
    [InlineData("submitted", "", "recall", "recall", "")]
    [InlineData("submitted text", "", "", "", "")]
    [InlineData("succeeded", "", "recall", "recall", "")]
    [InlineData("succeeded text", "", "", "", "")]
    [InlineData("failed before WeChat", "acknowledge", "send acknowledge", "send acknowledge", "")]
    [InlineData("failed at WeChat", "acknowledge", "acknowledge", "acknowledge", "")]
    [InlineData("cancelled", "", "", "", "")]
    [InlineData("recalled", "", "", "", "")]
    public async Task Each_is_shown_what_he_can_do_in_each_state(string state, string author, string publisher, string chief, string auditor)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await InAsync(room, state);

        // The chief handed it in, and so is not the second person.
        var watcher = await room.Newsroom.AppointAsync("auditor", "auditor");
        foreach (var (person, expected) in ((Person, string)[])
            [(room.Author, author), (room.Approver, publisher), (room.Newsroom.Chief, chief), (watcher, auditor)])
        {
            Assert.Equal(expected, await ActionsAsync(person, id));
        }

        Assert.Equal(publisher.Contains("recall", StringComparison.Ordinal), (await room.ReadAsync(id)).Body.TryGetProperty("recallWarning", out _));
    }

    [Theory, EachDatabase]
    public async Task A_page_of_them_is_asked_about_with_as_few_statements_as_one(string provider)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, provider);
        var article = await room.Newsroom.PublishedAsync();
        for (var made = 0; made < 3; made++)
        {
            await room.SubmittedAsync(BroadcastRoom.ToAll(article));
        }

        var actor = Actor.CommandLine with { OperatorId = 999_999, Permissions = new HashSet<Permission> { Permission.ApproveBroadcasts } };
        var store = room.Host.Services.GetRequiredService<BroadcastStore>();
        var rights = room.Host.Services.GetRequiredService<BroadcastRights>();
        var all = await store.ListAsync(null, null, null, null, 10, CancellationToken.None);
        var counted = new List<int>();
        foreach (var page in new[] { all.Take(1).ToList(), [.. all] })
        {
            var (_, statements) = await room.Host.Database.Database.ReadAsync(
                session => CountedStatements.CountAsync(
                    session,
                    async () =>
                    {
                        var facts = await BroadcastFacts.ReadAsync(session, page);
                        foreach (var broadcast in page)
                        {
                            Assert.True(await rights.IsOpenAsync(facts, broadcast, BroadcastAction.Approve, actor));
                        }

                        return page.Count;
                    }),
                CancellationToken.None);
            counted.Add(statements);
        }

        Assert.Equal(3, all.Count);
        Assert.Equal(counted[0], counted[1]);
    }

    [Fact]
    public async Task A_refusal_names_what_this_person_can_do_instead()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await InAsync(room, "submitted text");

        var refused = await room.DoAsync(room.Approver, id, "cancel");

        Assert.Equal("illegalMove", refused.Code);
        Assert.Equal(0, refused.Body.GetProperty("allowed").GetArrayLength());
        Assert.DoesNotContain("撤回", refused.Text("title"), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_failure_that_somebody_knows_of_waits_for_nobody_and_says_why_in_words(string provider)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, provider);
        var id = (await room.CreateAsync(AText)).Id;
        (await room.DoAsync(room.Newsroom.Chief, id, "submit")).Ok();
        room.Fail(PlatformFaultKind.FinishFails);
        (await room.ApproveAsync(id)).Ok();
        await room.StepAsync();
        await room.Host.Services.FinishAsync(room);
        await room.ReportAsync((await room.ReadAsync(id)).Text("msgId"), "err(20001)");
        Assert.Contains("涉嫌政治（err(20001)）", (await room.ReadAsync(id)).Body.GetProperty("parts")[0].GetProperty("problem").GetString(), StringComparison.Ordinal);
        await room.StepAsync();
        using var author = await room.Newsroom.EnterAsync("writer");
        await author.OpenAsync($"/console/broadcasts/{id}");
        Assert.All(["涉嫌政治", "照这条再写一条", "知道了"], text => Assert.Contains(text, author.Html, StringComparison.Ordinal));
        Assert.DoesNotContain("核对文章内容", author.Html, StringComparison.Ordinal);
        var reading = room.Host.Services.GetRequiredService<BroadcastReading>();
        Assert.Equal((1, false), await reading.FailedUnseenAsync(CancellationToken.None));

        await author.OpenAsync($"/console/broadcasts/new?like={id}");
        Assert.Contains("今天下午三点停水", author.Html, StringComparison.Ordinal);
        await author.OpenAsync($"/console/broadcasts/{id}/acknowledge");
        using var known = await author.SendAsync(
            $"/console/broadcasts/{id}/acknowledge", ("contentHash", author.Field("contentHash")), ("revision", author.Field("revision")), ("comment", "改好另发"));
        Assert.Equal($"/console/broadcasts/{id}?done=acknowledged", known.Headers.Location!.OriginalString);

        Assert.Equal((0, false), await reading.FailedUnseenAsync(CancellationToken.None));
        Assert.Equal(("failed", ""), (await room.StatusAsync(id), await ActionsAsync(room.Author, id)));
    }

    [Fact]
    public async Task Who_could_approve_is_named_and_the_number_of_people_stays_that_of_the_approval()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        using var author = await room.Newsroom.EnterAsync("writer");
        using var publisher = await room.Newsroom.EnterAsync("publisher");
        var live = (await room.CreateAsync()).Id;
        await author.OpenAsync($"/console/broadcasts/{live}/submit");
        Assert.Matches("现在能批准的人：[^。]*chief[^。]*publisher", author.Html);
        var waiting = (await room.CreateAsync(BroadcastRoom.ToAll(await room.Newsroom.ApprovedAsync()))).Id;
        await author.OpenAsync($"/console/broadcasts/{waiting}/submit");
        Assert.Contains("现在能批准的人：publisher。", author.Html, StringComparison.Ordinal);

        await room.Newsroom.ByHandAsync($"insert into followers (account, open_id, following, followed_ms, scene) values ('{BroadcastRoom.Account}', 'one', true, 1, ''), ('{BroadcastRoom.Account}', 'two', true, 1, '')");
        (await room.DoAsync(room.Author, live, "submit")).Ok();
        (await room.ApproveAsync(live)).Ok();
        await room.StepAsync();
        var people = (await room.ReadAsync(live)).Body.GetProperty("audience").GetProperty("people").GetInt64();
        await room.Newsroom.ByHandAsync($"insert into followers (account, open_id, following, followed_ms, scene) values ('{BroadcastRoom.Account}', 'three', true, 1, '')");
        await publisher.OpenAsync($"/console/broadcasts/{live}");
        Assert.Contains($"全部粉丝，批准时 {people} 人", publisher.Html, StringComparison.Ordinal);
        Assert.Contains("publisher已在", (await room.ApproveAsync(live)).Text("title"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_offered_an_approval_that_the_quota_of_the_day_refuses()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        await room.ApprovedAsync();
        await room.StepAsync();
        var second = await room.SubmittedAsync();
        var waiting = await room.SubmittedAsync(new { articleIds = new[] { await room.Newsroom.PublishedAsync() }, audience = ToAll, sendWhenApproved = false });

        Assert.Equal("reject preview cancel", await ActionsAsync(room.Approver, second));
        Assert.Equal("approve reject preview cancel", await ActionsAsync(room.Approver, waiting));
    }

    [Fact]
    public async Task Nobody_is_offered_to_send_while_what_is_due_is_held_back()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await InAsync(room, "pendingApproval");
        await room.Host.RestoredAsync();
        room.Host.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("draft", await room.StatusAsync(id));
        (await room.DoAsync(room.Author, id, "submit")).Ok();
        (await room.ApproveAsync(id)).Ok();

        Assert.Equal("reject preview cancel", await ActionsAsync(room.Approver, id));
        Assert.Equal("held", (await room.DoAsync(room.Approver, id, "send")).Code);
    }

    private static async Task<string> ActionsAsync(Person person, long id) => string.Join(
        ' ', (await person.GetAsync($"/api/broadcasts/{id}")).Ok().Body.GetProperty("actions").EnumerateArray().Select(static action => action.GetString()));

    private static async Task<long> InAsync(BroadcastRoom room, string state)
    {
        var held = state == "approved";
        object body = state.EndsWith("text", StringComparison.Ordinal)
            ? AText
            : new { articleIds = new[] { await room.Newsroom.PublishedAsync() }, audience = ToAll, sendWhenApproved = !held };
        var id = (await room.CreateAsync(body)).Id;
        if (state == "draft")
        {
            return id;
        }

        (await room.DoAsync(room.Newsroom.Chief, id, "submit")).Ok();
        switch (state)
        {
            case "pendingApproval":
                return id;
            case "cancelled":
                (await room.DoAsync(room.Author, id, "cancel")).Ok();
                return id;
            case "sending":
                room.Fail(PlatformFaultKind.IpRefused);
                break;
            case "unknown":
                room.Fail(PlatformFaultKind.NoAnswerAfter);
                break;
            case "failed at WeChat":
                room.Fail(PlatformFaultKind.FinishFails);
                break;
            case "failed before WeChat":
                room.Fail(PlatformFaultKind.MassQuotaUsed);
                break;
        }

        (await room.ApproveAsync(id)).Ok();
        if (state is "approved" or "scheduled")
        {
            return id;
        }

        await room.StepAsync();
        if (state.StartsWith("succeeded", StringComparison.Ordinal) || state is "recalled" or "failed at WeChat")
        {
            await room.Host.Services.FinishAsync(room);
            await room.ReportAsync((await room.ReadAsync(id)).Text("msgId"), state == "failed at WeChat" ? "send fail" : "send success");
            await room.StepAsync();
        }

        if (state == "recalled")
        {
            (await room.DoAsync(room.Approver, id, "recall")).Ok();
        }

        Assert.Equal(state.Split(' ')[0], await room.StatusAsync(id));
        return id;
    }
}
