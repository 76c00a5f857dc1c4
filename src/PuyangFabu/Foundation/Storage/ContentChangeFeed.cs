using PuyangFabu.Foundation.DueWork;

namespace PuyangFabu.Foundation.Storage;

/// <summary>
/// Tells the listeners what changed, whoever wrote it: this process, the import command beside it, another node. In the
/// order of their ranks: what is made of something else hears of a change only after that.
/// </summary>
public sealed partial class ContentChangeFeed(
    ContentChangeStore store,
    IEnumerable<IContentChangeListener> listeners,
    ILogger<ContentChangeFeed> logger) : IDueWork
{
    private const int BatchSize = 2000;

    private readonly IContentChangeListener[][] ranks =
        [.. listeners.GroupBy(static listener => listener.Rank).OrderBy(static rank => rank.Key).Select(static rank => rank.ToArray())];

    private readonly Dictionary<IContentChangeListener, long> positions = listeners.ToDictionary(static listener => listener, static _ => -1L);

    public string Name => "内容更新的应用";

    public TimeSpan Interval { get; } = TimeSpan.FromMilliseconds(400);

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
    public async Task<long?> StepAsync(CancellationToken cancellation)
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
                    // Its position has not moved, so the next step tells it again.
                    failures.Add(failure);
                }
            }

            until = Math.Min(until, rank.Min(listener => positions[listener]));
        }

        return failures.Count == 0 ? null : throw new AggregateException(failures);
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

    [LoggerMessage(LogLevel.Warning, "离上次跟上内容更新太久，中间的更新记录已清理，{Listener} 整体重新载入")]
    private partial void LogReloading(string listener);
}
