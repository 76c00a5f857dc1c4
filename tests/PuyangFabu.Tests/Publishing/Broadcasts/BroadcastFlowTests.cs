using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Moves;
using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Publishing.Broadcasts.Approval;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Publishing.Broadcasts;

/// <summary>The table of the moves is what happens, and looking is no move.</summary>
public sealed class BroadcastFlowTests(TestDatabases databases)
{
    private static readonly object ToAll = new { all = true };

    [Theory, EachDatabase]
    public async Task A_new_one_is_made_once_and_comes_from_nothing(string provider)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, provider);

        var made = await room.CreateAsync();

        Assert.Equal(("draft", 1L), (made.ArticleStatus, made.Revision));
        var first = Assert.Single(made.Body.GetProperty("timeline").EnumerateArray());
        Assert.Equal(("create", "", "draft"), (first.GetProperty("action").GetString(), first.GetProperty("from").GetString(), first.GetProperty("to").GetString()));
        var recorded = Assert.Single(
            (await (await room.Newsroom.AdminAsync()).GetAsync("/api/audit")).Ok().Body.GetProperty("items").EnumerateArray(),
            static item => item.GetProperty("action").GetString() == "broadcast.create");
        Assert.True(!recorded.TryGetProperty("before", out var before) || before.ValueKind == System.Text.Json.JsonValueKind.Null, recorded.ToString());
        Assert.Equal(1, recorded.GetProperty("after").GetProperty("revision").GetInt64());
    }

    [Theory, EachDatabase]
    public async Task Who_looks_at_one_that_lost_its_approval_sees_a_draft_and_writes_nothing(string provider)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, provider);
        var article = await room.Newsroom.PublishedAsync();
        var id = await room.ApprovedAsync(BroadcastRoom.ToAll(article));
        (await room.Newsroom.Writer.ChangeAsync(article, new() { ["title"] = "新的标题" })).Ok();
        var before = await RowsAsync(room);

        var seen = await room.ReadAsync(id);

        Assert.Equal("draft", seen.ArticleStatus);
        Assert.Contains("修改", seen.Text("attention"), StringComparison.Ordinal);
        Assert.Contains("edit", seen.Body.GetProperty("actions").EnumerateArray().Select(static action => action.GetString()));
        Assert.DoesNotContain("reject", seen.Body.GetProperty("actions").EnumerateArray().Select(static action => action.GetString()));
        Assert.Equal(before, await RowsAsync(room));

        await room.StepAsync();
        Assert.Equal((seen.ArticleStatus, seen.Revision), ((await room.ReadAsync(id)).ArticleStatus, (await room.ReadAsync(id)).Revision));
        Assert.Equal("void", (await room.ReadAsync(id)).Body.GetProperty("timeline").EnumerateArray().Last().GetProperty("action").GetString());
    }

    [Theory]
    [InlineData("edit")]
    [InlineData("cancel")]
    public async Task What_is_shown_as_a_draft_can_be_taken_for_one_before_the_sweep_comes(string move)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var article = await room.Newsroom.PublishedAsync();
        var id = await room.ApprovedAsync(BroadcastRoom.ToAll(article));
        (await room.Newsroom.Writer.ChangeAsync(article, new() { ["title"] = "新的标题" })).Ok();
        var seen = await room.ReadAsync(id);

        var moved = move == "edit"
            ? await room.Author.PutAsync($"/api/broadcasts/{id}", new { articleIds = new[] { await room.Newsroom.PublishedAsync() }, audience = ToAll, revision = seen.Revision })
            : await room.DoAsync(room.Author, id, move, new { revision = seen.Revision });

        Assert.Equal(seen.Revision + 1, moved.Ok().Revision);
        Assert.Equal(
            ["void", move],
            moved.Body.GetProperty("timeline").EnumerateArray().Select(static item => item.GetProperty("action").GetString()).TakeLast(2));
        (await room.DoAsync(room.Author, id, "cancel", new { revision = seen.Revision })).Refused(
            move == "edit" ? HttpStatusCode.PreconditionFailed : HttpStatusCode.Conflict, move == "edit" ? "staleRevision" : "illegalMove");
    }

    [Theory, EachDatabase]
    public async Task A_move_that_ends_elsewhere_than_the_table_says_is_not_written(string provider)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, provider);
        var id = (await room.CreateAsync()).Id;
        var (database, audit) = (room.Host.Database.Database, room.Host.Services.GetRequiredService<AuditLog>());
        var before = await RowsAsync(room);

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.WriteAsync(
            async session =>
            {
                var broadcast = (await BroadcastStore.TakeAsync(session, id))!;
                await new OpenBroadcast(session, audit, Actor.Product, BroadcastAction.Edit, broadcast, 0).MoveAsync(broadcast with { State = BroadcastState.Succeeded });
            },
            CancellationToken.None));

        Assert.Equal(before, await RowsAsync(room));
    }

    [Fact]
    public async Task One_that_was_approved_after_its_time_is_left_to_a_person_by_the_product()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.SubmittedAsync(new
        {
            articleIds = new[] { await room.Newsroom.PublishedAsync() },
            audience = ToAll,
            scheduledAt = room.Host.Database.Clock.GetUtcNow().AddMinutes(10),
        });
        await room.PassAsync(TimeSpan.FromMinutes(11));

        var approved = (await room.ApproveAsync(id)).Ok();

        Assert.Equal("approved", approved.ArticleStatus);
        var last = approved.Body.GetProperty("timeline").EnumerateArray().Last();
        Assert.Equal(("postpone", "approved", "approved", "系统"), (last.GetProperty("action").GetString(), last.GetProperty("from").GetString(), last.GetProperty("to").GetString(), last.GetProperty("by").GetString()));
    }

    [Fact]
    public async Task What_speaks_against_a_move_is_told_in_one_order()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var draft = (await room.CreateAsync()).Id;
        var id = await room.SubmittedAsync(BroadcastRoom.ToAll(await room.Newsroom.PublishedAsync()));
        var old = new { revision = 99 };

        (await room.DoAsync(room.Approver, 999_999, "reject", old)).Refused(HttpStatusCode.NotFound, "notFound");
        (await room.DoAsync(room.Approver, draft, "reject", old)).Refused(HttpStatusCode.Conflict, "illegalMove");
        (await room.DoAsync(room.Newsroom.Chief, draft, "submit")).Ok();
        (await room.DoAsync(room.Newsroom.Chief, draft, "approve", old)).Refused(HttpStatusCode.Forbidden, "ownWork");
        (await room.DoAsync(room.Approver, id, "reject", old)).Refused(HttpStatusCode.PreconditionFailed, "staleRevision");
        (await room.DoAsync(room.Approver, id, "reject", new { contentHash = "" })).Refused(HttpStatusCode.BadRequest, "badInput");
    }

    [Fact]
    public async Task An_operator_without_the_right_moves_nothing_whoever_lets_him_in()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.SubmittedAsync(BroadcastRoom.ToAll(await room.Newsroom.PublishedAsync()));
        var stranger = Actor.CommandLine with { OperatorId = 999_999 };

        var refused = await room.Host.Services.GetRequiredService<BroadcastApproval>().ApproveAsync(id, new MoveRequest(), stranger, CancellationToken.None);

        Assert.Equal("noRight", refused.Refusal?.Code);
    }

    private static Task<string> RowsAsync(BroadcastRoom room) => room.Host.Database.Database.ReadAsync(
        async session => string.Join(
            '\n',
            [
                .. (await session.QueryAsync<Broadcast>("select * from broadcasts order by id")).Select(static broadcast => broadcast.ToString()),
                $"{await session.ScalarAsync<long>("select count(*) from broadcast_events")} events",
                $"{await session.ScalarAsync<long>("select count(*) from audit_log")} entries",
            ]),
        CancellationToken.None);
}
