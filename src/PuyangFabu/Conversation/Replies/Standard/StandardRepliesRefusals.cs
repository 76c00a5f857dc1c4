using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Conversation.Replies.Standard;

/// <summary>Why a version of the standard replies is not moved.</summary>
public static class StandardRepliesRefusals
{
    public static Refusal NothingWritten { get; } = Refusal.NotFound("份常用语");

    public static Refusal NoVersion { get; } = Refusal.NotFound("个常用语版本");

    public static Refusal NothingWaits { get; } = Refusal.Conflict(RefusalCodes.IllegalMove, "没有等待批准的常用语。");

    public static Refusal OwnWork { get; } = Refusal.NotAllowed(RefusalCodes.OwnWork, "这一版常用语您写过、改过或提交过，须由另一个人批准或退回。");

    public static Refusal OtherContent { get; } = new(RefusalKind.Stale, RefusalCodes.StaleContent, "常用语已有新的内容，与您读到的不是同一版；请重新读过再做决定。");

    /// <param name="allowed">What this person can do instead.</param>
    public static Refusal IllegalMove(StandardRepliesVersion version, StandardRepliesAction action, IReadOnlyList<StandardRepliesAction> allowed)
    {
        var hint = allowed.Count == 0 ? "" : $"，现在可以：{string.Join("、", allowed.Select(StandardRepliesFlow.NameOf))}";
        var before = action is StandardRepliesAction.Approve or StandardRepliesAction.Reject
            ? DecidedWords.Of(version.DecidedBy, version.DecidedMs, version.Status == StandardRepliesState.Rejected ? "退回" : "批准") : "";
        return Refusal.Conflict(
            RefusalCodes.IllegalMove,
            $"{before}第 {version.Version} 版常用语现在是“{StandardRepliesState.NameOf(version.Status)}”，不能{StandardRepliesFlow.NameOf(action)}{hint}。") with
        {
            Details = new Dictionary<string, object?> { ["state"] = version.Status, ["allowed"] = allowed },
        };
    }
}
