using PuyangFabu.Accounts;
using PuyangFabu.WeChat.Api;

namespace PuyangFabu.Conversation.FollowerCare.Syncing;

/// <summary>When a synchronisation goes on after a failure, and when it gives up.</summary>
internal static class SyncFailures
{
    /// <summary>People come and go while the pages are fetched.</summary>
    private const long ToleratedGap = 100;

    private const long ToleratedUnread = 50;

    public static ApiFailure NoAccount { get; } = new(ApiFailureKind.Refused, "这个账号已不在设置里。", "恢复账号后再同步。");

    public static ApiFailure ShortList(FollowerSyncRow sync) => new(
        ApiFailureKind.Refused,
        $"微信说有 {sync.Total} 位粉丝，名单里却只有 {sync.Listed} 位，没有采用这份名单。",
        "稍后重新同步；若一直如此，请联系技术人员。");

    public static ApiFailure Unreadable(FollowerSyncRow sync) => new(
        ApiFailureKind.Refused,
        $"微信的答复里有 {sync.Unread} 位粉丝的资料读不出来，只读出 {sync.Informed} 位，没有再往下取。",
        "稍后重新同步；若一直如此，请联系技术人员。");

    /// <summary>Whether it is about some of those who were asked for, so that asking for fewer helps the others.</summary>
    public static bool IsOfFew(ApiFailure failure) => failure.IsGarbled || PersonRefusals.IsOfOne(failure);

    /// <summary>Whether so many cannot be read that it is not about single people.</summary>
    public static bool IsHopeless(FollowerSyncRow sync) => sync.Unread >= ToleratedUnread && sync.Unread > sync.Informed;

    /// <summary>Whether far fewer people were listed than WeChat says there are.</summary>
    public static bool IsShort(FollowerSyncRow sync) => sync.Listed + sync.Unlisted < sync.Total - Math.Max(ToleratedGap, sync.Total / 100);

    public static FollowerSyncRow After(FollowerSyncRow sync, ApiFailure failure, DateTimeOffset now)
    {
        var next = sync with { Problem = failure.ToString(), Attempts = sync.Attempts + 1 };
        return CallPauses.After(failure, sync.Attempts, now) is { } againMs
            ? next with { NextStepMs = againMs }
            : next with { State = SyncState.Failed, NextOpenId = "", FinishedMs = now.ToUnixTimeMilliseconds() };
    }
}
