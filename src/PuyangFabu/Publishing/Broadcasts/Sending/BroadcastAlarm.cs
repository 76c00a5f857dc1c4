using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Publishing.Broadcasts.Sending;

/// <summary>
/// Wakes the due work before the next regular sweep: at the moment a broadcast is due, or at once after an approval. An alarm that is
/// lost costs the time until the sweep, nothing else.
/// </summary>
public sealed class BroadcastAlarm(DueWork<BroadcastWorker> work)
{
    /// <summary>Rings when something was done that is due then.</summary>
    public async Task<Outcome<Broadcast>> RingAfterAsync(Task<Outcome<Broadcast>> doing)
    {
        var done = await doing;
        if (!done.IsRefused && done.Value is { State: BroadcastState.Scheduled } scheduled)
        {
            work.WakeAt(scheduled.ScheduledMs ?? 0);
        }

        return done;
    }
}
