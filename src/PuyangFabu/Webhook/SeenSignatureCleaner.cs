using System.Data.Common;
using PuyangFabu.Storage;

namespace PuyangFabu.Webhook;

/// <summary>Takes away the signatures that their time alone refuses by now.</summary>
public sealed partial class SeenSignatureCleaner(Database database, SignedTime signedTime, TimeProvider clock, ILogger<SeenSignatureCleaner> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <returns>How many rows went.</returns>
    public Task<int> StepAsync(CancellationToken cancellation) => database.WriteAsync(
        session => SeenSignatureStore.PruneAsync(session, signedTime.ExpiredBefore(), clock.NowMs()), cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await StepAsync(stoppingToken);
            }
            catch (DbException failure)
            {
                // The next turn finds the same rows.
                LogFailed(failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "过期的签名记录没有清理成，稍后重试")]
    private partial void LogFailed(Exception failure);
}
