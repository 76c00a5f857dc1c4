using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Publishing.Broadcasts.Firing;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using Quartz;

namespace PuyangFabu.Tests.Publishing.Broadcasts.Firing;

/// <summary>Due work fires although the database was busy when the scheduler wanted to begin.</summary>
public sealed class BroadcastFiringTests(TestDatabases databases)
{
    [Theory]
    [InlineData(nameof(IScheduler.AddJob))]
    [InlineData(nameof(IScheduler.ScheduleTrigger))]
    public async Task A_scheduler_that_could_not_plan_at_first_still_fires(string busy)
    {
        await using var host = await ProductHost.StartAsync(databases);
        var factory = new BusyAtFirst(host.Services.GetRequiredService<ISchedulerFactory>(), busy);
        using var firing = ActivatorUtilities.CreateInstance<BroadcastFiring>(host.Services, factory);

        await firing.StartAsync(TestContext.Current.CancellationToken);
        for (var rounds = 0; factory.Given?.Status != SchedulerStatus.Running; rounds++)
        {
            Assert.True(rounds < 1_000_000, $"The scheduler is {factory.Given?.Status}.");
            host.Database.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        Assert.Equal(2, factory.Asked);
        Assert.NotNull(await factory.Given.GetTrigger(new TriggerKey("broadcasts-sweep"), TestContext.Current.CancellationToken));
        await firing.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(SchedulerStatus.Shutdown, factory.Given.Status);
    }

    [Fact]
    public async Task A_scheduler_that_cannot_start_ends_the_product_instead_of_leaving_due_work()
    {
        await using var host = await ProductHost.StartAsync(databases);
        var factory = new BusyAtFirst(host.Services.GetRequiredService<ISchedulerFactory>(), nameof(IScheduler.Start));
        using var firing = ActivatorUtilities.CreateInstance<BroadcastFiring>(host.Services, factory);

        await firing.StartAsync(TestContext.Current.CancellationToken);

        // The host stops when one of its services ends so.
        await Assert.ThrowsAsync<SchedulerException>(() => firing.ExecuteTask!);
        Assert.Equal(SchedulerStatus.Shutdown, factory.Given!.Status);
    }

    /// <summary>A node of another version that found a name it does not know would put the trigger out of service for all of them.</summary>
    [Theory, EachDatabase]
    public async Task The_job_is_stored_under_the_name_that_every_version_knows(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        var scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        await scheduler.AddJob(BroadcastJob.Detail, AddJobOptions.Replacing, TestContext.Current.CancellationToken);

        Assert.Equal(
            ["PuyangFabu.Broadcasts.Firing.BroadcastJob, PuyangFabu"],
            await host.Database.Database.ReadAsync(
                static session => session.QueryAsync<string>("select distinct job_class_name from qrtz_job_details"), TestContext.Current.CancellationToken));
        var stored = await scheduler.GetJobDetail(BroadcastJob.Key, TestContext.Current.CancellationToken);
        Assert.Equal((typeof(BroadcastJob), true), (stored!.JobType.Type, stored.ConcurrentExecutionDisallowed));
    }

    /// <summary>Gives a scheduler with a busy database, then real ones.</summary>
    private sealed class BusyAtFirst(ISchedulerFactory real, string busy) : ISchedulerFactory
    {
        public int Asked { get; private set; }

        public IScheduler? Given { get; private set; }

        public async ValueTask<IScheduler> GetScheduler(CancellationToken cancellationToken = default)
        {
            var scheduler = await real.GetScheduler(cancellationToken);
            Given = ++Asked == 1 ? BusyScheduler.Of(scheduler, busy) : scheduler;
            return Given;
        }

        public ValueTask<IScheduler?> LookupScheduler(string schedName, CancellationToken cancellationToken = default) => real.LookupScheduler(schedName, cancellationToken);

        public ValueTask<List<IScheduler>> GetAllSchedulers(CancellationToken cancellationToken = default) => real.GetAllSchedulers(cancellationToken);
    }
}
