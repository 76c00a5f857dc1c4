using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Publications;

/// <summary>Why a publication is not moved.</summary>
public static class PublicationRefusals
{
    public const string ArticleIdUnknownCode = "articleIdUnknown";
    public const string RemovingCode = "removing";

    public static Refusal NotFound { get; } = Refusal.NotFound("次发布");

    public static Refusal OtherContent { get; } = new(RefusalKind.Stale, RefusalCodes.StaleContent, "这次发布的内容已不是您读到的那一版，请重新阅读后再办理。");

    public static Refusal OwnWork { get; } = Refusal.NotAllowed(RefusalCodes.OwnWork, "这次发布是您建的、改的或提交的，须由另一个人批准。");

    public static Refusal ArticleChanged { get; } = Refusal.Conflict(
        RefusalCodes.ArticleChanged, "所选稿件在选用之后被修改、撤稿或重新发布，批准已作废；请重新提交批准。");

    public static Refusal FromBeforeRestore { get; } = Refusal.Conflict(
        RefusalCodes.FromBeforeRestore, "数据从备份恢复过：这次可能已经发布，请先到公众平台核对发表记录，再重新送审。");

    /// <param name="allowed">What this person can do instead.</param>
    public static Refusal IllegalMove(Publication publication, PublicationAction action, IReadOnlyList<PublicationAction> allowed)
    {
        var hint = allowed.Count == 0 ? "" : $"，现在可以：{string.Join("、", allowed.Select(PublicationFlow.NameOf))}";
        var before = action is PublicationAction.Approve or PublicationAction.Reject ? DecidedWords.Of(publication.ApprovedName, publication.ApprovedMs, "批准") : "";
        return Refusal.Conflict(RefusalCodes.IllegalMove, $"{before}这次发布现在是“{PublicationState.NameOf(publication.State)}”，不能{PublicationFlow.NameOf(action)}{hint}。") with
        {
            Details = new Dictionary<string, object?> { ["state"] = publication.State, ["allowed"] = allowed },
        };
    }
}
