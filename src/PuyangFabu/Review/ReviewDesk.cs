using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Review;

/// <summary>The one door to articles for those who move them.</summary>
public sealed class ReviewDesk(Database database, AuditLog audit, ReviewFlow flow, ArticleRights rights, TimeProvider clock)
    : MoveDesk<long, ArticleWork, ReviewAction, OpenWork>(database, clock)
{
    /// <summary>Of a comment, and of a reason why a finding may stand.</summary>
    public const int LongestWords = 2000;

    public ReviewFlow Flow => flow;

    protected override int LongestComment => LongestWords;

    protected override Refusal OtherContent => ReviewRefusals.OtherText;

    protected override Task<Outcome<ArticleWork>> TransactAsync(Func<DbSession, Task<Outcome<ArticleWork>>> work, CancellationToken cancellation) => base.TransactAsync(
        async session =>
        {
            // Before any row is locked, so that this and an import never wait for one another.
            await ContentChangeStore.BeginAsync(session);
            return await work(session);
        },
        cancellation);

    protected override Task<ArticleWork?> TakeAsync(DbSession session, long key, ReviewAction action, MoveRequest request) =>
        ArticleWorkStore.TakeAsync(session, key);

    protected override Move<ReviewAction>? Find(string state, ReviewAction action) => flow.Find(state, action);

    protected override async ValueTask<OpenWork> OpenAsync(DbSession session, Actor actor, Move<ReviewAction> move, ArticleWork row, long nowMs)
    {
        var head = (await ArticleVersionStore.FindAsync(session, row.ArticleId, row.HeadVersion))!.Read();
        var (round, events) = await RoundAsync(session, row);
        return new OpenWork(session, audit, actor, move, row, nowMs)
        {
            Document = head,
            Hash = ContentHash.Of(head),
            Events = events,
            Round = round,
        };
    }

    protected override Refusal NotFound(long key, ReviewAction action) => ReviewRefusals.NotFound;

    protected override async Task<Refusal> IllegalMoveAsync(DbSession session, ArticleWork row, ReviewAction action, Actor actor)
    {
        if (action == ReviewAction.Delete && row.IsLive)
        {
            return ReviewRefusals.Live;
        }

        var (round, events) = await RoundAsync(session, row);
        return ReviewRefusals.IllegalMove(row, action, flow.Stages, rights.ActionsOf(row, round, events, actor));
    }

    protected override async Task<Refusal?> StateRefusalAsync(DbSession session, ArticleWork row, ReviewAction action, Actor actor) =>
        ReviewFlow.Fits(action, row) ? rights.LockRefusal(row, action, actor) : await IllegalMoveAsync(session, row, action, actor);

    protected override Task<Refusal?> PersonRefusalAsync(OpenWork open) =>
        Task.FromResult(rights.PersonRefusal(open.Row, open.Move.Action, open.Round, open.Actor));

    private static async Task<(ReviewRound Round, IReadOnlyList<ArticleEvent> Events)> RoundAsync(DbSession session, ArticleWork row)
    {
        var events = await ArticleEventStore.ListAsync(session, row.ArticleId);
        var writers = await ArticleVersionStore.WritersAfterAsync(session, row.ArticleId, row.LiveVersion ?? 0);
        return (ReviewRound.Of(row, writers, events), events);
    }
}
