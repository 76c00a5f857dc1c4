using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Publishing.Broadcasts;

/// <summary>WeChat has taken it, and the database cannot store that just now: what WeChat said is kept all the same.</summary>
public sealed class LockedAnswerTests(TestDatabases databases)
{
    [Fact]
    public async Task A_locked_file_does_not_cost_the_job()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.ApprovedAsync();
        using var file = new LockedFile(room.Host.Database);
        AfterEffect(room, file.HoldAsync);

        await room.StepAsync();

        Assert.True(file.Refusals > 0);
        await AssertKnownAsync(room, id);
    }

    [Theory]
    [InlineData("57P01")]
    [InlineData("25006")]
    public async Task A_fail_over_does_not_cost_the_job(string state)
    {
        PausingClock? clock = null;
        await using var room = await BroadcastRoom.OpenAsync(databases, "postgresql", configure: services => clock = PausingClock.In(services));
        var id = await room.ApprovedAsync();
        AfterEffect(room, () => FailingOver.BeginAsync(room.Host.Database, "broadcast_attempts", state));

        await clock!.PassAsync(room.StepAsync());

        await AssertKnownAsync(room, id);
        Assert.Equal(FailingOver.Failures + 1, await FailingOver.TriesAsync(room.Host.Database));
    }

    internal static void AfterEffect(BroadcastRoom room, Func<Task> act) => room.Faults.OnCall = moment =>
        moment is { Before: false } && moment.Path.EndsWith("mass/sendall", StringComparison.Ordinal) ? act() : Task.CompletedTask;

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
