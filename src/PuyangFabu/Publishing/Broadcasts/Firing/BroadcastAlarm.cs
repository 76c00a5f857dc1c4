using PuyangFabu.Foundation.Outcomes;
using Quartz;

namespace PuyangFabu.Publishing.Broadcasts.Firing;

/// <summary>
/// Wakes the due work before the next regular sweep: at the moment a broadcast is due, or at once after an approval. An
/// alarm that is lost costs the time until the sweep, nothing else.
/// </summary>
public sealed partial class BroadcastAlarm(TimeProvider clock, ILogger<BroadcastAlarm> logger)
{
    private static readonly TriggerKey Wake = new("broadcasts-wake");
    private volatile IScheduler? scheduler;

    /// <summary>From now on alarms reach this scheduler; null while none runs.</summary>
    public void Use(IScheduler? running) => scheduler = running;

    /// <summary>Rings at once when something was done.</summary>
    public async Task<Outcome<Broadcast>> RingAfterAsync(Task<Outcome<Broadcast>> doing)
    {
        var done = await doing;
        if (!done.IsRefused && done.Value.State == BroadcastState.Scheduled)
        {
            await SetAsync(done.Value.ScheduledMs ?? 0, CancellationToken.None);
        }

        return done;
    }

    /// <param name="atMs">UTC milliseconds; what has passed means now.</param>
    public async ValueTask SetAsync(long atMs, CancellationToken cancellation)
    {
        if (scheduler is not { } running)
        {
            return;
        }

        var at = DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(atMs, clock.GetUtcNow().ToUnixTimeMilliseconds()));
        try
        {
            var trigger = TriggerBuilder.Create(clock).WithIdentity(Wake).ForJob(BroadcastJob.Key).StartAt(at).Build();
            await running.ScheduleTrigger(trigger, TriggerConflict.KeepEarlier, cancellation);
        }
        catch (SchedulerException failure)
        {
            // Another node may have set it in the same moment.
            LogNotSet(failure);
        }
    }

    [LoggerMessage(LogLevel.Debug, "群发的提醒没有设上，由定时检查接替")]
    private partial void LogNotSet(Exception failure);
}
