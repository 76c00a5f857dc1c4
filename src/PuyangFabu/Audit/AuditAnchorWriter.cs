using PuyangFabu.Storage;

namespace PuyangFabu.Audit;

/// <summary>Anchors the chain once an hour while entries are added; the last line of a day's file is the day's anchor.</summary>
public sealed partial class AuditAnchorWriter(
    AuditStore store, AuditAnchors anchors, TimeProvider clock, ILogger<AuditAnchorWriter> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    public async Task StepAsync(CancellationToken cancellation) => anchors.Write(await store.HeadAsync(cancellation), clock.NowMs());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await StepAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or System.Data.Common.DbException)
            {
                // The next hour tries again; doctor tells how old the last anchor is.
                LogFailed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "审计锚定文件没有写成，一小时后重试")]
    private partial void LogFailed(Exception failure);
}
