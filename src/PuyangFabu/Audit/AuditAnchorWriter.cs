using PuyangFabu.Audit.Anchoring;
using PuyangFabu.Storage;

namespace PuyangFabu.Audit;

/// <summary>
/// Anchors the chain while entries are added: within seconds after an act of weight, within a minute after any other, and at
/// a clean stop. Verifies the whole record at the start and once a day.
/// </summary>
public sealed partial class AuditAnchorWriter(AuditAnchoring anchoring, TimeProvider clock, ILogger<AuditAnchorWriter> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(5);
    private DateOnly? examined;
    private string? told;

    public async Task StepAsync(CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(UnixMilliseconds.ToChinaTime(clock.NowMs()).DateTime);
        if (examined != today)
        {
            await anchoring.ExamineAsync(cancellation);
            examined = today;
        }

        await anchoring.AnchorIfDueAsync(cancellation);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LongestStop);
        try
        {
            await TryAsync(() => anchoring.AnchorAsync(patience.Token));
        }
        catch (OperationCanceledException)
        {
            // A slow database must not make a clean stop look like a failure; the next start anchors what is left.
            LogLeft();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            await TryAsync(() => StepAsync(stoppingToken));
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            told = null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            // The next step tries again; the same failure is told once, and doctor tells how old the last anchor is.
            if (told != failure.Message)
            {
                told = failure.Message;
                LogFailed(failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "停止前没来得及写审计锚定，下次启动时补写")]
    private partial void LogLeft();

    [LoggerMessage(LogLevel.Error, "审计锚定文件没有写成，稍后重试")]
    private partial void LogFailed(Exception failure);
}
