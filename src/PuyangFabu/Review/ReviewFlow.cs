using PuyangFabu.Content.Articles.Works;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using static PuyangFabu.People.Actors.Permission;
using static PuyangFabu.Review.ReviewAction;

namespace PuyangFabu.Review;

/// <summary>
/// The one table of what may be done with an article in which state. Calls, buttons and tests read it; who may act in two
/// stages of one article (nobody) says <see cref="Separation"/>.
/// </summary>
public sealed class ReviewFlow
{
    private readonly MoveTable<ReviewAction> table;

    public ReviewFlow(StageOrder stages)
    {
        Stages = stages;
        var keys = stages.All.Select(static stage => stage.Key).ToArray();
        string[] passed = [WorkState.Approved, WorkState.Scheduled];
        string[] written = [WorkState.Draft, .. keys, .. passed, WorkState.Withdrawn];
        string[] here = [.. written, WorkState.Published];
        States = [.. here, WorkState.Deleted];
        table = new(
        [
            new("", Create, [WorkState.Draft], WriteArticles),
            .. From(here, Edit, WorkState.Draft, WriteArticles),
            .. From(here, ReviewAction.Lock, null, WriteArticles),
            .. From(here, Unlock, null, ReviewArticles),
            .. From(here, TakeOver, null, WriteArticles),
            .. From([WorkState.Draft, WorkState.Withdrawn], Submit, stages.First.Key, WriteArticles),
            .. stages.All.Select(stage => new Move<ReviewAction>(stage.Key, Approve, [stages.After(stage)], ReviewArticles)),
            .. From(keys, Reject, WorkState.Draft, ReviewArticles, "要写明退回的理由"),
            .. From(passed, Publish, WorkState.Published, PublishArticles),
            .. From(passed, Schedule, WorkState.Scheduled, PublishArticles),
            .. From(passed, SendBack, WorkState.Draft, PublishArticles, "要写明退回的理由"),
            new(WorkState.Scheduled, Unschedule, [WorkState.Approved], PublishArticles),
            .. passed.Select(static state => new Move<ReviewAction>(state, PublishWithBroadcast, [WorkState.Published], null)),
            new(WorkState.Scheduled, PublishDue, [WorkState.Published, WorkState.Approved], null),
            .. From([WorkState.Draft, .. keys, .. passed, WorkState.Published], Withdraw, WorkState.Withdrawn, WithdrawArticles, "要写明撤稿的理由"),
            .. From(here, Confirm, null, ReviewArticles),
            .. From(written, Delete, WorkState.Deleted, WriteArticles),
            new(WorkState.Deleted, Restore, [WorkState.Draft], WriteArticles),
        ]);
    }

    public StageOrder Stages { get; }

    /// <summary>Every state an article can be in.</summary>
    public IReadOnlyList<string> States { get; }

    /// <returns>Null when that may not be done in this state.</returns>
    public Move<ReviewAction>? Find(string state, ReviewAction action) => table.Find(state, action) ?? FromForgottenStage(state, action);

    /// <summary>The moves that an article allows people now; the product's own are not among them.</summary>
    public IEnumerable<Move<ReviewAction>> MovesOf(ArticleWork work) => Enum.GetValues<ReviewAction>()
        .Select(action => Find(work.State, action)).OfType<Move<ReviewAction>>().Where(move => move.Permission is not null && Fits(move.Action, work));

    /// <summary>Whether readers see the article as they must, or must not, for the action.</summary>
    public static bool Fits(ReviewAction action, ArticleWork work) => action switch
    {
        Withdraw => work.IsLive,
        Delete => !work.IsLive,
        _ => true,
    };

    /// <param name="to">Null where it stays as it is.</param>
    private static IEnumerable<Move<ReviewAction>> From(IEnumerable<string> states, ReviewAction action, string? to, Permission needed, string? reason = null) =>
        states.Select(state => new Move<ReviewAction>(state, action, [to ?? state], needed) { Reason = reason });

    // The settings no longer have the stage that it waits in: its writer can take it back and begin anew, and what readers see can be withdrawn.
    private Move<ReviewAction>? FromForgottenStage(string state, ReviewAction action) =>
        action is Edit or Delete or Submit or Withdraw && !States.Contains(state) ? table.Of(WorkState.Draft, action) with { From = state } : null;
}

/// <summary>What can be done with an article.</summary>
public enum ReviewAction
{
    Create,

    /// <summary>Save a changed text, also by going back to an earlier version.</summary>
    Edit,

    /// <summary>Hand in for review (送审).</summary>
    Submit,
    Approve,
    Reject,

    /// <summary>Show it to readers now.</summary>
    Publish,

    /// <summary>Have it published by itself later, or at another time than planned.</summary>
    Schedule,
    Unschedule,

    /// <summary>Show what was planned at its time, or give it back to those who publish when it is not proven any more.</summary>
    PublishDue,

    /// <summary>Show it to readers in the moment in which the broadcast that carries it is handed to WeChat.</summary>
    PublishWithBroadcast,

    /// <summary>Return what passed the review to its writer instead of publishing it.</summary>
    SendBack,

    /// <summary>Take it from readers (撤稿).</summary>
    Withdraw,

    /// <summary>Make up for something that an urgent publication left open.</summary>
    Confirm,

    /// <summary>Into the recycle bin.</summary>
    Delete,

    /// <summary>Out of the recycle bin.</summary>
    Restore,

    /// <summary>Keep for oneself while editing.</summary>
    Lock,
    Unlock,

    /// <summary>Keep for oneself what somebody else keeps and has not saved for a while.</summary>
    TakeOver,
}
