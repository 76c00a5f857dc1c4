using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Accounts.OutsideCalls;

/// <summary>Takes up calls whose process died, or whose answer never came: asked or made again where that is harmless, else unknown for good.</summary>
public sealed partial class OutsideCallWorker(
    Database database, OutsideCallStore store, RecordedCalls calls, IEnumerable<IOutsideCallFollowUp> followUps, AccountRegistry accounts, TimeProvider clock,
    ILogger<OutsideCallWorker> logger) : IDueWork
{
    private const int BatchSize = 20;
    private static readonly TimeSpan TrimInterval = TimeSpan.FromHours(1);

    /// <summary>By then every dispute about a preview is over.</summary>
    private static readonly TimeSpan RecipientsKept = TimeSpan.FromDays(180);

    private readonly Lazy<Dictionary<string, IOutsideCallFollowUp>> byKind = new(
        () => followUps.SelectMany(static followUp => followUp.Kinds.Select(kind => (kind, followUp))).ToDictionary(StringComparer.Ordinal));

    private long trimmedMs;

    public string Name => "对外操作的后台工作";

    public TimeSpan Interval { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Does what is due now. What fails holds up nothing else.</summary>
    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        await TrimAsync(cancellation);
        if (!await database.ReadAsync(DueWorkHold.IsHeldAsync, cancellation))
        {
            foreach (var due in await store.DueAsync(clock.NowMs(), BatchSize, cancellation))
            {
                await GuardAsync(due, cancellation);
            }
        }

        return null;
    }

    private async Task GuardAsync(OutsideCall due, CancellationToken cancellation)
    {
        try
        {
            await TakeUpAsync(due, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            LogFailed(failure, due.Id);
        }
    }

    private async Task TakeUpAsync(OutsideCall due, CancellationToken cancellation)
    {
        if (byKind.Value.GetValueOrDefault(due.Kind) is not { } followUp)
        {
            await calls.LoseAsync(due, "发出之后没有记下微信的答复（程序中断），不知道是否已经生效。", cancellation);
        }
        else if (accounts.Find(due.Account) is not { } account)
        {
            await calls.LoseAsync(due, $"账号“{due.Account}”已不存在，不知道是否已经生效。", cancellation);
        }
        else if (await database.ReadAsync(session => DueWorkHold.IsFromBeforeRestoreAsync(session, due.StartedMs), cancellation))
        {
            await calls.LoseAsync(due, "数据从备份恢复过，不知道是否已经生效，没有自动重做；请到公众平台核对。", cancellation);
        }
        else if (await calls.TakeUpAsync(due, cancellation) is { } claimed)
        {
            await followUp.FollowUpAsync(claimed, account);
        }
    }

    private async Task TrimAsync(CancellationToken cancellation)
    {
        var now = clock.NowMs();
        if (now - trimmedMs >= (long)TrimInterval.TotalMilliseconds)
        {
            await database.WriteAsync(session => OutsideCallStore.ForgetRecipientsBeforeAsync(session, now - (long)RecipientsKept.TotalMilliseconds), cancellation);
            trimmedMs = now;
        }
    }

    [LoggerMessage(LogLevel.Error, "对外操作 {Id} 的核对出错，稍后重试")]
    private partial void LogFailed(Exception failure, long id);
}
