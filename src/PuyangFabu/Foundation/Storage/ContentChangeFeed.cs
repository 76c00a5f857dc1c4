namespace PuyangFabu.Foundation.Storage;

/// <summary>
/// Tells the listeners what changed, whoever wrote it: this process, the import command beside it, another node. In the
/// order of their ranks: what is made of something else hears of a change only after that.
/// </summary>
public sealed partial class ContentChangeFeed(
    ContentChangeStore store,
    IEnumerable<IContentChangeListener> listeners,
    TimeProvider clock,
    ILogger<ContentChangeFeed> logger) : BackgroundService
{
    private const int BatchSize = 2000;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan LongestHurry = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim stepGate = new(1, 1);
    private readonly IContentChangeListener[][] ranks =
        [.. listeners.GroupBy(static listener => listener.Rank).OrderBy(static rank => rank.Key).Select(static rank => rank.ToArray())];

    private readonly Dictionary<IContentChangeListener, long> positions = listeners.ToDictionary(static listener => listener, static _ => -1L);

    /// <summary>Starts from the present: listeners load themselves before this is called.</summary>
    public void StartFrom(long sequence)
    {
        foreach (var listener in positions.Keys)
        {
            positions[listener] = sequence;
        }
    }

    /// <summary>Hands on what is new, to the end of the feed. A listener that fails holds up nobody but itself and the ranks above, which read it.</summary>
    /// <exception cref="AggregateException">One or more listeners failed; the next step tells them again.</exception>
    public async Task StepAsync(CancellationToken cancellation)
    {
        await stepGate.WaitAsync(cancellation);
        try
        {
            var until = await store.LatestAsync(cancellation);
            var failures = new List<Exception>();
            foreach (var rank in ranks)
            {
                foreach (var listener in rank)
                {
                    try
                    {
                        await AdvanceAsync(listener, until, cancellation);
                    }
                    catch (Exception failure) when (failure is not OperationCanceledException)
                    {
                        failures.Add(failure);
                    }
                }

                until = Math.Min(until, rank.Min(listener => positions[listener]));
            }

            if (failures.Count > 0)
            {
                throw new AggregateException(failures);
            }
        }
        finally
        {
            stepGate.Release();
        }
    }

    /// <summary>
    /// Shows this process at once what a caller has just written, so that whoever saved sees it saved. Should that fail,
    /// the writing stands all the same and the next step tells it. Behind a large import the caller does not wait for its end.
    /// </summary>
    public async Task HurryAsync(CancellationToken cancellation)
    {
        try
        {
            await StepAsync(cancellation).WaitAsync(LongestHurry, clock, cancellation);
        }
        catch (TimeoutException)
        {
            LogSlow(LongestHurry.TotalSeconds);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(failure);
        }
    }

    private async Task AdvanceAsync(IContentChangeListener listener, long until, CancellationToken cancellation)
    {
        if (positions[listener] < 0)
        {
            positions[listener] = until;
        }

        while (positions[listener] < until
            && await store.BetweenAsync(positions[listener], until, BatchSize, cancellation) is { Count: > 0 } changes)
        {
            if (await IsBehindAsync(positions[listener], changes[0].Sequence, cancellation))
            {
                LogReloading(listener.GetType().Name);
                await listener.ReloadAsync(cancellation);
            }

            await listener.ApplyAsync(changes, cancellation);
            positions[listener] = changes[^1].Sequence;
        }
    }

    // A number that is missing was rolled back, or removed because it was old.
    private async Task<bool> IsBehindAsync(long position, long next, CancellationToken cancellation) =>
        next > position + 1 && await store.OldestAsync(cancellation) > position + 1;

    public override void Dispose()
    {
        stepGate.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await StepAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The position of the listener that failed has not moved, so the next tick tells it again.
                LogFailed(failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "内容更新未能应用，稍后重试")]
    private partial void LogFailed(Exception failure);

    [LoggerMessage(LogLevel.Warning, "离上次跟上内容更新太久，中间的更新记录已清理，{Listener} 整体重新载入")]
    private partial void LogReloading(string listener);

    [LoggerMessage(LogLevel.Warning, "内容更新超过 {Seconds} 秒仍未全部应用，稍后自动完成")]
    private partial void LogSlow(double seconds);
}
