using PuyangFabu.Storage;

namespace PuyangFabu.Followers.Syncing;

/// <summary>A synchronisation as operators see it.</summary>
/// <param name="State"><c>never</c>, <c>running</c>, <c>done</c> or <c>failed</c>.</param>
/// <param name="StateName">The same in Chinese, with how far it is.</param>
/// <param name="Departed">Who turned out not to follow any more.</param>
/// <param name="Problem">Why it waits or gave up; empty when there is nothing.</param>
public sealed record FollowerSyncView(
    string State,
    string StateName,
    long Total,
    long Listed,
    long Informed,
    long Departed,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    DateTimeOffset? NextStepAt,
    string Problem)
{
    public static FollowerSyncView Of(FollowerSyncRow? sync) => sync is null
        ? new("never", "还没有同步过", 0, 0, 0, 0, null, null, null, "")
        : new(
            sync.State,
            NameOf(sync),
            sync.Total,
            sync.Listed,
            sync.Informed,
            sync.Departed,
            UnixMilliseconds.ToChinaTime(sync.StartedMs),
            sync.FinishedMs is { } finished ? UnixMilliseconds.ToChinaTime(finished) : null,
            sync.State == SyncState.Running ? UnixMilliseconds.ToChinaTime(sync.NextStepMs) : null,
            sync.Problem);

    private static string NameOf(FollowerSyncRow sync) => (sync.State, sync.Phase) switch
    {
        (SyncState.Done, _) => "已完成",
        (SyncState.Failed, _) => "没有完成",
        _ when sync.Problem.Length > 0 => "遇到问题，稍后自动继续",
        (_, SyncPhase.Tags) => "正在取标签",
        (_, SyncPhase.Listing) => "正在取名单",
        _ => "正在取资料",
    };
}
