using Quartz;

namespace PuyangFabu.Publishing.Broadcasts.Firing;

/// <summary>Runs the scheduler while the product runs: a regular sweep, and alarms in between. Starts after the product answers; the start never waits for it.</summary>
public sealed partial class BroadcastFiring(
    ISchedulerFactory schedulers, BroadcastAlarm alarm, BroadcastOptions options, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<BroadcastFiring> logger)
    : BackgroundService
{
    private static readonly TriggerKey Sweep = new("broadcasts-sweep");
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ProductStartedAsync(stoppingToken);
        var scheduler = await PlannedAsync(stoppingToken);
        try
        {
            // What fails here ends the product, for its keeper to start anew: a scheduler that began by half would leave due work lying.
            await scheduler.Start(stoppingToken);
            alarm.Use(scheduler);
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, stoppingToken);
        }
        finally
        {
            alarm.Use(null);

            // A step under way is waited for: an answer of WeChat is worth more than a quick stop.
            await scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None);
        }
    }

    // A database that is busy now is asked again, with the same scheduler: one that was shut down would be given again by the factory, and never starts.
    private async Task<IScheduler> PlannedAsync(CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                var scheduler = await schedulers.GetScheduler(stopping);
                await scheduler.AddJob(BroadcastJob.Detail, AddJobOptions.Replacing, stopping);
                var sweep = TriggerBuilder.Create(clock).WithIdentity(Sweep).ForJob(BroadcastJob.Key).StartNow()
                    .WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromSeconds(options.SweepSeconds)).RepeatForever())
                    .Build();
                await scheduler.ScheduleTrigger(sweep, TriggerConflict.Replace, stopping);
                return scheduler;
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                LogFailed(failure);
                await Task.Delay(TryAgain, clock, stopping);
            }
        }
    }

    private async Task ProductStartedAsync(CancellationToken stopping)
    {
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stopping);
    }

    [LoggerMessage(LogLevel.Error, "群发的定时器没有启动，稍后重试")]
    private partial void LogFailed(Exception failure);
}
