using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>Why a broadcast is not moved.</summary>
public static class BroadcastRefusals
{
    /// <summary>Its time went by before it could be sent; no answer has it.</summary>
    public const string LateCode = "late";

    public const string AlreadySentCode = "alreadySent";
    public const string MayBeSentCode = "mayBeSent";
    public const string RecipientsGoneCode = "recipientsGone";
    public const string ImageGoneCode = "imageGone";
    public const string PreviewNotRegisteredCode = "previewNotRegistered";
    public const string PreviewNameKnownCode = "previewNameKnown";
    public const string OnlyArticlesRecalled = "微信只能撤回图文和视频，文字和图片发出后不能撤回；请另发一条更正。";
    public const string NotRecallableCode = "notRecallable";
    public const string RecallingCode = "recalling";
    public const string NothingSentCode = "nothingSent";
    public const string AskingAgainCode = "askingAgain";
    public const string QuotaUsedUpCode = "quotaUsedUp";
    public const string NotDueCode = "notDue";

    public static Refusal NotFound { get; } = Refusal.NotFound("条群发");

    public static Refusal OtherContent { get; } = new(RefusalKind.Stale, RefusalCodes.StaleContent, "群发的内容或对象已不是您读到的那一版，请重新阅读后再办理。");

    public static Refusal OwnWork { get; } = Refusal.NotAllowed(RefusalCodes.OwnWork, "这条群发是您写的、改的或提交的，须由另一个人批准；消息发出后不能收回。");

    public static Refusal ArticleChanged { get; } = Refusal.Conflict(
        RefusalCodes.ArticleChanged, "所选稿件在选用之后被修改、撤稿或重新发布，这条群发已不能按原样发出；请退回草稿，重新选用后再提交批准。");

    /// <summary>One of its articles was to go live with it and is not proven.</summary>
    public static Refusal NotPublishable(Refusal gap) => ArticleChanged with { Title = $"所选稿件不能随群发发布，没有发出：{gap.Title}" };

    public static Refusal ListGone { get; } = Refusal.Conflict(
        RecipientsGoneCode, "这条群发的名单已不在：长期没有发出的名单到期删除，名单里取消关注的人随时删去。请修改草稿、重新填写名单；发过的请新建一条。");

    public static Refusal FromBeforeRestore { get; } = Refusal.Conflict(
        RefusalCodes.FromBeforeRestore, "数据从备份恢复过：这条可能已经发出，请先到公众平台核对发送记录，再重新送审。");

    /// <summary>One that failed cannot be handed in again.</summary>
    public static Refusal FailedBeforeRestore { get; } = FromBeforeRestore with { Title = "数据从备份恢复过：这条可能已经发出，不能原样再发；请先到公众平台核对发送记录，需要重发时新建一条。" };

    /// <summary>Why an approval counts no more, for the middle of a sentence.</summary>
    public static string WordOf(Refusal obstacle) =>
        obstacle.Code == ArticleChanged.Code ? "所选稿件有变动"
        : obstacle.Code == ListGone.Code ? "名单已不在"
        : obstacle.Code == FromBeforeRestore.Code ? "数据从备份恢复过"
        : obstacle.Code == NotProven.Code ? "找不到另一个人的批准"
        : "保存的图片有变动";

    public static Refusal NotProven { get; } = Refusal.Conflict(
        RefusalCodes.NotProven, "找不到另一个人对这份内容的批准记录，可能被绕过系统改动过；已拒绝发送，请通知管理员，并重新提交批准。");

    /// <param name="allowed">What this person can do instead.</param>
    public static Refusal IllegalMove(Broadcast broadcast, BroadcastAction action, IReadOnlyList<BroadcastAction> allowed)
    {
        var hint = allowed.Count == 0 ? "" : $"，现在可以：{string.Join("、", allowed.Select(BroadcastFlow.NameOf))}";
        var before = action is BroadcastAction.Approve or BroadcastAction.Reject ? DecidedWords.Of(broadcast.ApprovedName, broadcast.ApprovedMs, "批准") : "";
        return Refusal.Conflict(RefusalCodes.IllegalMove, $"{before}这条群发现在是“{BroadcastState.NameOf(broadcast.State)}”，不能{BroadcastFlow.NameOf(action)}{hint}。") with
        {
            Details = new Dictionary<string, object?> { ["state"] = broadcast.State, ["allowed"] = allowed },
        };
    }
}
