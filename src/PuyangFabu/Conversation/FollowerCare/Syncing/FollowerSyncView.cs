using PuyangFabu.Accounts.Followers;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.FollowerCare.Syncing;

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
    private const int MostNames = 5;

    /// <summary>People whose details WeChat did not tell, or told in a way that cannot be read; what was known of them stays.</summary>
    public long Unread { get; init; }

    /// <summary>Codes of the first twenty of them.</summary>
    public IReadOnlyList<string> UnreadFollowerIds { get; init; } = [];

    /// <summary>What could not be read, in Chinese; empty when everything could.</summary>
    public string Warning { get; init; } = "";

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
            sync.Problem)
        {
            Unread = sync.Unread,
            UnreadFollowerIds = CodesOf(sync),
            Warning = WarningOf(sync),
        };

    private static string[] CodesOf(FollowerSyncRow sync) => sync.UnreadCodes.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static string WarningOf(FollowerSyncRow sync)
    {
        var names = string.Join('、', CodesOf(sync).Take(MostNames).Select(FollowerNames.NameOf));
        var unread = sync.Unread == 0 ? "" : $"{sync.Unread} 位粉丝的资料微信没有给出，或读不出来{(names.Length == 0 ? "" : $"（{names}{(sync.Unread > MostNames ? "等" : "")}）")}，保留原有的；下次同步再取。";
        var unlisted = sync.Unlisted == 0 ? "" : $"粉丝名单里有 {sync.Unlisted} 条读不出来，已略过；名单不全，这次不认定谁已取消关注。";
        var tags = sync.UnreadTags == 0 ? "" : $"标签里有 {sync.UnreadTags} 个读不出来，已略过；原有的标签都保留。";
        return unread + unlisted + tags;
    }

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
