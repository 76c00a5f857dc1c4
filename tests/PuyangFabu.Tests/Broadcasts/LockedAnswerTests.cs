using Microsoft.Data.Sqlite;
using PuyangFabu.Tests.Storage;

namespace PuyangFabu.Tests.Broadcasts;

/// <summary>WeChat has taken it, and the database cannot store that just now: what WeChat said is kept all the same.</summary>
public sealed class LockedAnswerTests(TestDatabases databases)
{
    private const int Failures = 7;

    [Fact]
    public async Task A_locked_file_does_not_cost_the_job()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.ApprovedAsync();
        await using var locking = new SqliteConnection(room.Host.Database.Options.ConnectionString);
        await locking.OpenAsync(TestContext.Current.CancellationToken);
        SqliteTransaction? held = null;
        AfterEffect(room, () =>
        {
            held = locking.BeginTransaction(deferred: false);
            return Task.CompletedTask;
        });
        var refusals = 0;
        void Count(object? sender, System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs first)
        {
            // Each has waited as long as SQLite may; then the other process lets go.
            if (first.Exception is SqliteException { SqliteErrorCode: 5 } && held is not null && Interlocked.Increment(ref refusals) == 1)
            {
                held.Dispose();
            }
        }

        AppDomain.CurrentDomain.FirstChanceException += Count;
        try
        {
            await SteppedAsync(room);
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Count;
        }

        Assert.True(refusals > 0);
        await AssertKnownAsync(room, id);
    }

    [Theory]
    [InlineData("57P01")]
    [InlineData("25006")]
    public async Task A_fail_over_does_not_cost_the_job(string state)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, "postgresql");
        var id = await room.ApprovedAsync();

        // Counts outside of transactions how often the server said that it is going down, or is not the leader yet.
        AfterEffect(room, () => room.Newsroom.ByHandAsync(
            $"""
            create sequence refusals;
            create function refuses() returns trigger language plpgsql as
                'begin if nextval(''refusals'') <= {Failures} then raise exception using errcode = ''{state}''; end if; return new; end;';
            create trigger broadcast_attempts_refuses before update on broadcast_attempts for each row execute function refuses();
            """));

        await SteppedAsync(room);

        await AssertKnownAsync(room, id);
        Assert.Equal(Failures + 1, await room.Host.Database.Database.ReadAsync(
            static session => session.ScalarAsync<long>("select last_value from refusals"), TestContext.Current.CancellationToken));
    }

    internal static void AfterEffect(BroadcastRoom room, Func<Task> act) => room.Faults.OnCall = moment =>
        moment is { Before: false } && moment.Path.EndsWith("mass/sendall", StringComparison.Ordinal) ? act() : Task.CompletedTask;

    // The pauses are on the clock of the test, which stands still unless it is moved.
    internal static async Task SteppedAsync(BroadcastRoom room)
    {
        var step = room.StepAsync();
        while (!step.IsCompleted)
        {
            room.Host.Database.Clock.Advance(TimeSpan.FromMilliseconds(50));
            await Task.WhenAny(step, Task.Delay(10, TestContext.Current.CancellationToken));
        }

        await step;
    }

    internal static async Task AssertKnownAsync(BroadcastRoom room, long id)
    {
        await room.Newsroom.SignInAgainAsync();
        var sent = await room.ReadAsync(id);
        var job = Assert.Single(room.Jobs);
        Assert.Equal(("submitted", $"{job.MsgId}"), (sent.ArticleStatus, sent.Text("msgId")));
        Assert.Equal("accepted", sent.Body.GetProperty("attempts")[0].GetProperty("outcome").GetString());
        Assert.DoesNotContain("程序中断", $"{sent.Body}", StringComparison.Ordinal);
    }
}
