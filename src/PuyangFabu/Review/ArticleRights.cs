using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.Review.Editing;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Review;

/// <summary>
/// Whether a person may make a move with an article at this moment. The desk asks before it moves, and the list of actions
/// that a person is shown is made of the same answers.
/// </summary>
public sealed class ArticleRights(ReviewFlow flow, TimeProvider clock)
{
    private static readonly HashSet<ReviewAction> KeptByLock = [ReviewAction.Edit, ReviewAction.Submit, ReviewAction.Delete, ReviewAction.Lock];

    /// <summary>What speaks against a move that the table allows, whoever makes it: somebody else's lock.</summary>
    public Refusal? LockRefusal(ArticleWork work, ReviewAction action, Actor actor) =>
        !work.IsLockedFor(actor.OperatorId, clock.NowMs()) ? null
        : KeptByLock.Contains(action) ? ReviewRefusals.Locked(work)
        : action == ReviewAction.TakeOver && ArticleLocks.IsWrittenOn(work, clock.NowMs()) ? ReviewRefusals.WrittenOn(work)
        : null;

    /// <summary>What speaks against this person, rights aside.</summary>
    public Refusal? PersonRefusal(ArticleWork work, ReviewAction action, ReviewRound round, Actor actor) => action switch
    {
        ReviewAction.Approve or ReviewAction.Reject => Separation.ForStage(flow.Stages.Find(work.State)!, round, actor),
        ReviewAction.Publish or ReviewAction.Schedule or ReviewAction.Confirm => Separation.ForOwnText(round, actor),
        ReviewAction.Unlock when work.IsLockedFor(actor.OperatorId, clock.NowMs()) && !actor.Roles.Contains(Role.Chief) => ReviewRefusals.NotHolder(work),
        _ => null,
    };

    /// <summary>What the person can do with the article now. What is wrong with its words shows when it is tried.</summary>
    public IReadOnlyList<ReviewAction> ActionsOf(ArticleWork work, ReviewRound round, IReadOnlyList<ArticleEvent> events, Actor actor) =>
    [
        .. from move in flow.MovesOf(work)
           where actor.May(move.Permission!.Value)
               && LockRefusal(work, move.Action, actor) is null
               && PersonRefusal(work, move.Action, round, actor) is null
               && (move.Action != ReviewAction.Confirm || Confirmation.Of(work, events).Any(static open => open.Confirmed is null))
               && (move.Action != ReviewAction.Unlock || work.LockedBy is not null)
               && (move.Action != ReviewAction.TakeOver || work.IsLockedFor(actor.OperatorId, clock.NowMs()))
           select move.Action,
    ];
}
