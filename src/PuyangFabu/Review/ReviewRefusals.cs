using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.Review.Editing;

namespace PuyangFabu.Review;

/// <summary>Why an article is not moved, where neither roles nor separation are the reason.</summary>
public static class ReviewRefusals
{
    public const string BlockingFindingsCode = "blockingFindings";
    public const string OpenFindingsCode = "openFindings";
    public const string EmptyBodyCode = "emptyBody";
    public const string EmptyTopicCode = "emptyTopic";
    public const string ExternalIdTakenCode = "externalIdTaken";
    public const string AlreadyConfirmedCode = "alreadyConfirmed";
    public const string ArticleNotReleasedCode = "articleNotReleased";
    public const string ArticleNotReviewedCode = "articleNotReviewed";
    public const string ContentChangedCode = "contentChanged";
    public const string LiveCode = "live";
    public const string NotHolderCode = "notHolder";
    public const string LockedCode = "locked";
    public const string WrittenOnCode = "writtenOn";
    public const string OwnTextCode = "ownText";
    public const string StageRoleCode = "stageRole";
    public const string AlreadyActedCode = "alreadyActed";
    public const string PublishRightCode = "publishRight";

    public static Refusal NotFound { get; } = Refusal.NotFound("篇稿件");

    /// <summary>What was approved, or what readers would get, is not what was saved: somebody changed the database by hand.</summary>
    public static Refusal Tampered { get; } = Refusal.Conflict(
        ContentChangedCode, "稿件内容与保存时的指纹不一致，可能被绕过系统改动过；已拒绝办理，请通知管理员，并从较早的版本恢复。");

    /// <summary>Handed in without a body, and nobody said that it is meant so.</summary>
    public static Refusal EmptyAtSubmit { get; } = Refusal.Conflict(
        EmptyBodyCode, "没有送审：正文是空的，读者打开只看到标题和摘要。请写好正文再送审；确实只发标题和摘要的，勾选“只发标题和摘要”再送审。");

    /// <summary>The same before a reviewer.</summary>
    public static Refusal EmptyAtStage { get; } = Refusal.Conflict(
        EmptyBodyCode, "没有通过：正文是空的，读者打开只看到标题和摘要。应当有正文的请退回；确实只发标题和摘要的，勾选“只发标题和摘要”再通过。");

    /// <summary>A topic that gathers nothing.</summary>
    public static Refusal EmptyTopic { get; } = Refusal.Conflict(
        EmptyTopicCode, "没有送审：专题里还没有稿件，读者打开是空的。请先在“编排”里加入已发布的稿件，再送审。");

    public static Refusal OtherText { get; } = new(RefusalKind.Stale, RefusalCodes.StaleContent, "稿件内容已不是您读到的那一版，请重新阅读后再办理。");

    /// <param name="allowed">What this person can do instead.</param>
    public static Refusal IllegalMove(ArticleWork work, ReviewAction action, StageOrder stages, IReadOnlyList<ReviewAction> allowed)
    {
        var hint = allowed.Count == 0 ? "" : $"，现在可以：{string.Join("、", allowed.Select(ReviewNames.OfAction))}";
        return Refusal.Conflict(RefusalCodes.IllegalMove, $"稿件现在是“{ReviewNames.OfState(work.State, stages)}”，不能{ReviewNames.OfAction(action)}{hint}。") with
        {
            Details = new Dictionary<string, object?> { ["state"] = work.State, ["allowed"] = allowed },
        };
    }

    public static Refusal Live { get; } = Refusal.Conflict(LiveCode, "读者正在看这篇稿件，请先撤稿，再删除。");

    /// <summary>The approval of a broadcast publishes it, and this person may not publish.</summary>
    public static Refusal PublishRight(ArticleWork work) => Refusal.NotAllowed(
        PublishRightCode, $"稿件“{work.Title}”还没有发布，批准会使它随群发发布：请由有发布权的人批准，或请他先发布这篇稿件。");

    public static Refusal NotHolder(ArticleWork work) =>
        Refusal.NotAllowed(NotHolderCode, $"这篇稿件由{work.LockedName}锁定，只有本人或“{Role.NameOf(Role.Chief)}”可以解锁。");

    /// <summary>Whoever has it saved just now.</summary>
    public static Refusal WrittenOn(ArticleWork work) =>
        Refusal.Conflict(WrittenOnCode, $"{work.LockedName}刚刚还在写，停下 {ArticleLocks.Idle.TotalMinutes} 分钟没有保存，才能接手。");

    public static Refusal Locked(ArticleWork work) =>
        Refusal.Conflict(LockedCode, $"{work.LockedName}正在编辑这篇稿件，请稍后再试，或请对方解锁。") with
        {
            Details = new Dictionary<string, object?>
            {
                ["lockedBy"] = work.LockedName,
                ["lockedUntil"] = UnixMilliseconds.ToChinaTime(work.LockedUntilMs ?? 0),
            },
        };
}
