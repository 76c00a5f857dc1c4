using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Broadcasts.Firing;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.Storage;
using Quartz;

namespace PuyangFabu.Tests.Broadcasts.Firing;

/// <summary>Due work fires although the database was busy when the scheduler wanted to begin.</summary>
public sealed class BroadcastFiringTests(TestDatabases databases)
{
    [Fact]
    public async Task A_scheduler_that_could_not_plan_at_first_still_fires()
    {
        await using var host = await ProductHost.StartAsync(databases);
        var scheduler = BusyScheduler.Of(await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler());
        using var firing = ActivatorUtilities.CreateInstance<BroadcastFiring>(host.Services, new OneScheduler(scheduler));

        await firing.StartAsync(CancellationToken.None);
        while (scheduler.Status != SchedulerStatus.Running)
        {
            Assert.NotEqual(SchedulerStatus.Shutdown, scheduler.Status);
            host.Database.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        Assert.NotNull(await scheduler.GetTrigger(new TriggerKey("broadcasts-sweep")));
        await firing.StopAsync(CancellationToken.None);
        Assert.Equal(SchedulerStatus.Shutdown, scheduler.Status);
    }

    private sealed class OneScheduler(IScheduler scheduler) : ISchedulerFactory
    {
        public ValueTask<IScheduler> GetScheduler(CancellationToken cancellationToken = default) => ValueTask.FromResult(scheduler);

        public ValueTask<IScheduler?> LookupScheduler(string schedName, CancellationToken cancellationToken = default) => ValueTask.FromResult<IScheduler?>(scheduler);

        public ValueTask<List<IScheduler>> GetAllSchedulers(CancellationToken cancellationToken = default) => ValueTask.FromResult<List<IScheduler>>([scheduler]);
    }
}
