using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Publishing.Publications;

/// <summary>WeChat has taken the job, and the database cannot store its number just now: it is kept all the same.</summary>
public sealed class LockedPublicationTests(TestDatabases databases)
{
    [Fact]
    public async Task A_locked_file_does_not_cost_the_job()
    {
        await using var desk = await PublicationRoom.OpenAsync(databases);
        using var file = new LockedFile(desk.Room.Host.Database);
        await AssertKnownAsync(desk, file.HoldAsync, static publishing => publishing);
        Assert.True(file.Refusals > 0);
    }

    [Theory]
    [InlineData("57P01")]
    [InlineData("25006")]
    public async Task A_fail_over_does_not_cost_the_job(string state)
    {
        PausingClock? clock = null;
        await using var desk = await PublicationRoom.OpenAsync(databases, "postgresql", services => clock = PausingClock.In(services));
        await AssertKnownAsync(desk, () => FailingOver.BeginAsync(desk.Room.Host.Database, "publications", state), clock!.PassAsync);
        Assert.InRange(await FailingOver.TriesAsync(desk.Room.Host.Database), FailingOver.Failures + 1, long.MaxValue);
    }

    private static async Task AssertKnownAsync(PublicationRoom desk, Func<Task> afterEffect, Func<Task, Task> passing)
    {
        desk.Fail(PlatformFaultKind.FinishEarly);
        desk.Fail(PlatformFaultKind.FinishNever);
        var id = await desk.ApprovedAsync();
        desk.Faults.OnCall = moment => moment is { Before: false } && moment.Path.EndsWith("freepublish/submit", StringComparison.Ordinal) ? afterEffect() : Task.CompletedTask;

        var publishing = desk.DoAsync(desk.Room.Publisher, id, "publish");
        await passing(publishing);

        (await publishing).Ok();
        var job = await desk.Room.Host.Database.Database.ReadAsync(
            session => session.FirstOrDefaultAsync<string>("select publish_id from publications where id = @id", new { id }), TestContext.Current.CancellationToken);
        Assert.NotEqual("", job);
        Assert.Equal(("publishing", null), ((await desk.ReadAsync(id)).Status, (await desk.ReadAsync(id)).Attention));
        desk.Faults.OnCall = null;
        await desk.StepAsync(TimeSpan.FromSeconds(31));
        Assert.Equal("published", (await desk.ReadAsync(id)).Status);
        Assert.Equal(1, await desk.PostsAsync());
    }
}
