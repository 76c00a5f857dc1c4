using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Publishing.Broadcasts.Sending;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Publishing.Broadcasts.Sending;

/// <summary>Broadcasts go out at their very time, long before the next regular sweep.</summary>
public sealed class BroadcastAlarmTests(TestDatabases databases)
{
    /// <summary>Reads a broadcast until it is through; far more often than its step takes.</summary>
    private const int MostReads = 10_000;

    [Theory, EachDatabase]
    public async Task What_is_approved_goes_out_at_once_although_no_time_passes(string provider)
    {
        await using var room = await RunningAsync(provider);

        var id = await room.ApprovedAsync();

        await UntilAsync(room, id, "submitted");
        Assert.Single(room.Jobs);
    }

    [Theory, EachDatabase]
    public async Task What_is_planned_goes_out_at_its_time_on_the_node_that_planned_it(string provider)
    {
        await using var room = await RunningAsync(provider);
        var id = await PlannedAsync(room, TimeSpan.FromMinutes(5));

        room.Host.Database.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.Equal("scheduled", await room.StatusAsync(id));
        room.Host.Database.Clock.Advance(TimeSpan.FromSeconds(1));

        await UntilAsync(room, id, "submitted");
        Assert.Single(room.Jobs);
    }

    /// <summary>So a restart, and every other node from its next sweep on, knows the time of what it did not plan.</summary>
    [Theory, EachDatabase]
    public async Task A_step_names_the_time_of_the_next_broadcast(string provider)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, provider);
        Assert.Null(await room.Host.Services.StepAsync<BroadcastWorker>());

        await PlannedAsync(room, TimeSpan.FromHours(3));
        await PlannedAsync(room, TimeSpan.FromHours(2));

        var due = room.Host.Database.Clock.GetUtcNow().AddHours(2).ToUnixTimeMilliseconds();
        Assert.Equal(due, await room.Host.Services.StepAsync<BroadcastWorker>());
        await using var other = await Hosting.ProductHost.StartOnAsync(room.Host.Database);
        Assert.Equal(due, await other.Services.StepAsync<BroadcastWorker>());
    }

    private Task<BroadcastRoom> RunningAsync(string provider) => BroadcastRoom.OpenAsync(
        databases,
        provider,
        configure: static services => services.AddHostedService(static product => product.GetRequiredService<DueWork<BroadcastWorker>>()),
        settings: ["--Broadcasts:SweepSeconds", "600"]);

    private static async Task<long> PlannedAsync(BroadcastRoom room, TimeSpan ahead)
    {
        var id = await room.ApprovedAsync(new
        {
            articleIds = new[] { await room.Newsroom.PublishedAsync() },
            audience = new { all = true },
            scheduledAt = room.Host.Database.Clock.GetUtcNow() + ahead,
        });
        Assert.Equal("scheduled", await room.StatusAsync(id));
        return id;
    }

    private static async Task UntilAsync(BroadcastRoom room, long id, string status)
    {
        for (var reads = 0; await room.StatusAsync(id) is var now && now != status; reads++)
        {
            Assert.True(reads < MostReads, $"Broadcast {id} is {now}.");
        }

        // Another step begins when the one that did it has ended: no call is left behind, which a clock that stands would wait for.
        await room.Host.Services.StepAsync<BroadcastWorker>();
    }
}
