using PuyangFabu.Foundation.DueWork;

namespace PuyangFabu.Foundation.Storage.Retention;

/// <summary>Takes away, every hour, what has been kept for its time: each kind of rows says itself what that is.</summary>
public sealed partial class RetentionCleaner(
    IEnumerable<IExpiringRows> kinds, Database database, TimeProvider clock, ILogger<RetentionCleaner> logger) : IDueWork
{
    private const int BatchSize = 500;

    public string Name => "过期数据的清理";

    public TimeSpan Interval { get; } = TimeSpan.FromHours(1);

    /// <summary>Removes everything that is over now. A kind that fails holds up no other.</summary>
    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        var removed = 0;
        foreach (var kind in kinds)
        {
            try
            {
                removed += await ExpireAsync(kind, cancellation);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The next turn finds the same rows.
                LogFailed(kind.GetType().Name, failure);
            }
        }

        if (removed > 0)
        {
            await database.EmptyLogAsync(cancellation);
        }

        return null;
    }

    private async Task<int> ExpireAsync(IExpiringRows kind, CancellationToken cancellation)
    {
        for (var removed = 0; ;)
        {
            var batch = await database.WriteAsync(session => kind.ExpireAsync(session, clock.GetUtcNow(), BatchSize), cancellation);
            removed += batch;
            if (batch < BatchSize)
            {
                return removed;
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "过期的数据（{Kind}）没有清理成，稍后重试")]
    private partial void LogFailed(string kind, Exception failure);
}
