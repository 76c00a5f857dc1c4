using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Audit.Anchoring;

namespace PuyangFabu.People.Audit;

/// <summary>
/// Anchors the chain while entries are added: within seconds after an act of weight, within a minute after any other, and at
/// a clean stop. Verifies the whole record at the start and once a day; every hour while something is wrong with it.
/// </summary>
public sealed partial class AuditAnchorWriter(AuditAnchoring anchoring, TimeProvider clock, ILogger<AuditAnchorWriter> logger) : IDueWork
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private DateTimeOffset examined = DateTimeOffset.MinValue;
    private DateTimeOffset notBefore = DateTimeOffset.MinValue;
    private int failures;
    private (string What, DateTimeOffset At)? told;

    public string Name => "审计锚定";

    public TimeSpan Interval { get; } = TimeSpan.FromSeconds(5);

    public bool BeginsAtOnce => true;

    /// <summary>What is due; nothing while a failure is not long enough ago. A failure of files or database is told and not thrown.</summary>
    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        if (clock.GetUtcNow() >= notBefore)
        {
            await TryAsync(() => WorkAsync(cancellation));
        }

        return null;
    }

    public async Task EndAsync(CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
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

    private async Task WorkAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (DayOf(now) != DayOf(examined) || (anchoring.Contradiction is not null && now - examined >= Hour))
        {
            await anchoring.ExamineAsync(cancellation);
            examined = now;
        }

        await anchoring.AnchorIfDueAsync(cancellation);
    }

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            (told, failures, notBefore) = (null, 0, DateTimeOffset.MinValue);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            // Tried again after 5, 10, 20 seconds and so on; told when it is another one, else every hour. doctor tells how old the last anchor is.
            var now = clock.GetUtcNow();
            var pause = Interval * Math.Pow(2, Math.Min(failures++, 10));
            notBefore = now + (pause < LongestPause ? pause : LongestPause);
            if (told is not { } before || before.What != failure.GetType().Name || now - before.At >= Hour)
            {
                told = (failure.GetType().Name, now);
                LogFailed(failure);
            }
        }
    }

    private static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(UnixMilliseconds.ToChinaTime(time.ToUnixTimeMilliseconds()).DateTime);

    [LoggerMessage(LogLevel.Warning, "停止前没来得及写审计锚定，下次启动时补写")]
    private partial void LogLeft();

    [LoggerMessage(LogLevel.Error, "审计锚定没有写成，稍后重试（越来越慢，最长十分钟一次；同样的失败每小时说一次）")]
    private partial void LogFailed(Exception failure);
}
