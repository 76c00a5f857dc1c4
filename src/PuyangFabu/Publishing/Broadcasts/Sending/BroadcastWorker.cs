using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Broadcasts.Drafting;
using PuyangFabu.Publishing.Broadcasts.Results;

namespace PuyangFabu.Publishing.Broadcasts.Sending;

/// <summary>
/// One step of everything that is due with broadcasts. Whoever calls it, however often, in however many processes: the
/// rows decide, each move is a guarded update.
/// </summary>
public sealed partial class BroadcastWorker(
    Database database, BroadcastBeginning beginning, PartSender sender, PartPoller poller, SparePreviews previews, UnclaimedResults unclaimed, BroadcastOptions options, TimeProvider clock, ILogger<BroadcastWorker> logger)
    : IDueWork
{
    private const int BatchSize = 20;

    /// <summary>What is due and may not be done yet is not asked for without a pause.</summary>
    private const int ShortestWaitMs = 1000;

    public string Name => "群发的后台工作";

    public TimeSpan Interval { get; } = TimeSpan.FromSeconds(options.SweepSeconds);

    public bool BeginsAtOnce => true;

    /// <summary>Does what is due now. What fails by itself holds up nothing else.</summary>
    /// <returns>When there is something to do again, UTC milliseconds; null when nobody knows of anything.</returns>
    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        await GuardAsync(beginning.VoidInvalidAsync, cancellation);
        foreach (var id in await beginning.DueAsync(cancellation))
        {
            await GuardAsync(token => beginning.BeginAsync(id, token), cancellation);
        }

        foreach (var part in await database.ReadAsync(session => BroadcastPartStore.DueAsync(session, clock.NowMs(), BatchSize), cancellation))
        {
            await GuardAsync(
                part.State switch
                {
                    PartState.Submitted or PartState.Succeeded or PartState.Failed => token => poller.PollAsync(part, token),
                    PartState.Sending => token => sender.AbandonAsync(part, token),
                    _ => token => sender.SendAsync(part, token),
                },
                cancellation);

            await GuardAsync(token => DeferAsync(part, token), cancellation);
        }

        await GuardAsync(previews.DeleteAsync, cancellation);
        await GuardAsync(unclaimed.ForgetAsync, cancellation);
        var (due, step) = await database.ReadAsync(
            async session => await DueWorkHold.IsHeldAsync(session)
                ? (null, null)
                : (await BroadcastStore.NextDueAsync(session), await BroadcastPartStore.NextStepAsync(session)),
            cancellation);
        return (due ?? step) is null ? null : Math.Max(Math.Min(due ?? long.MaxValue, step ?? long.MaxValue), clock.NowMs() + ShortestWaitMs);
    }

    // What could not be done, for whatever reason, does not stand in the way of the others; what was done is another row by now.
    private async Task DeferAsync(BroadcastPart part, CancellationToken cancellation)
    {
        if (await database.ReadAsync(session => BroadcastPartStore.IsSameAsync(session, part), cancellation))
        {
            await database.WriteAsync(session => BroadcastPartStore.DeferAsync(session, part, clock.NowMs() + (options.AskAgainSeconds * 1000L)), cancellation);
        }
    }

    // What has begun is ended before the product stops: an answer of WeChat is worth more than a quick stop.
    private async Task GuardAsync(Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            await work(CancellationToken.None);
        }
        catch (Exception failure)
        {
            LogFailed(failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "群发的一步出错，稍后重试")]
    private partial void LogFailed(Exception failure);
}
