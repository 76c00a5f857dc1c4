using System.Collections.Frozen;
using PuyangFabu.Content.Articles.Works;
using static PuyangFabu.People.Actors.Permission;
using static PuyangFabu.Review.ReviewAction;

namespace PuyangFabu.Review;

/// <summary>
/// The one table of what may be done with an article in which state. Calls, buttons and tests read it; who may act in two
/// stages of one article (nobody) says <see cref="Separation"/>.
/// </summary>
public sealed class ReviewFlow
{
    private readonly FrozenDictionary<(string State, ReviewAction Action), ReviewMove> table;

    public ReviewFlow(ReviewStages stages)
    {
        Stages = stages;
        var keys = stages.All.Select(static stage => stage.Key).ToArray();
        string[] written = [WorkState.Draft, .. keys, WorkState.Approved, WorkState.Scheduled, WorkState.Withdrawn];
        string[] passed = [WorkState.Approved, WorkState.Scheduled];
        States = [.. written, WorkState.Published, WorkState.Deleted];
        table = new ReviewMove[][]
        {
            [.. from state in (string[])[.. written, WorkState.Published] select new ReviewMove(state, Edit, WorkState.Draft, WriteArticles)],
            [.. from state in (string[])[.. written, WorkState.Published] select new ReviewMove(state, ReviewAction.Lock, state, WriteArticles)],
            [.. from state in (string[])[.. written, WorkState.Published] select new ReviewMove(state, Unlock, state, ReviewArticles)],
            [.. from state in (string[])[WorkState.Draft, WorkState.Withdrawn] select new ReviewMove(state, Submit, stages.First.Key, WriteArticles)],
            [.. from stage in stages.All select new ReviewMove(stage.Key, Approve, stages.After(stage), ReviewArticles)],
            [.. from stage in stages.All select new ReviewMove(stage.Key, Reject, WorkState.Draft, ReviewArticles)],
            [.. from state in passed select new ReviewMove(state, Publish, WorkState.Published, PublishArticles)],
            [.. from state in passed select new ReviewMove(state, Schedule, WorkState.Scheduled, PublishArticles)],
            [.. from state in passed select new ReviewMove(state, SendBack, WorkState.Draft, PublishArticles)],
            [new ReviewMove(WorkState.Scheduled, Unschedule, WorkState.Approved, PublishArticles)],
            [new ReviewMove(WorkState.Scheduled, PublishDue, WorkState.Published, null) { Otherwise = WorkState.Approved }],
            [
                .. from state in (string[])[WorkState.Draft, .. keys, .. passed, WorkState.Published]
                   select new ReviewMove(state, Withdraw, WorkState.Withdrawn, WithdrawArticles) { Live = true },
            ],
            [.. from state in (string[])[.. written, WorkState.Published] select new ReviewMove(state, Confirm, state, ReviewArticles)],
            [.. from state in written select new ReviewMove(state, Delete, WorkState.Deleted, WriteArticles) { Live = false }],
            [new ReviewMove(WorkState.Deleted, Restore, WorkState.Draft, WriteArticles)],
        }.SelectMany(static moves => moves).ToFrozenDictionary(static move => (move.From, move.Action));
    }

    public ReviewStages Stages { get; }

    /// <summary>Every state an article can be in.</summary>
    public IReadOnlyList<string> States { get; }

    /// <returns>Null when that may not be done in this state.</returns>
    public ReviewMove? Find(string state, ReviewAction action) =>
        table.GetValueOrDefault((state, action)) ?? FromForgottenStage(state, action);

    /// <summary>The moves that an article allows people now; the product's own are not among them.</summary>
    public IEnumerable<ReviewMove> MovesOf(ArticleWork work) => Enum.GetValues<ReviewAction>()
        .Select(action => Find(work.State, action)).OfType<ReviewMove>().Where(move => move.Permission is not null && move.Fits(work));

    // The settings no longer have the stage that it waits in: its writer can take it back and begin anew, and what readers see can be withdrawn.
    private ReviewMove? FromForgottenStage(string state, ReviewAction action) =>
        action is Edit or Delete or Submit or Withdraw && !States.Contains(state) ? table[(WorkState.Draft, action)] with { From = state } : null;
}
