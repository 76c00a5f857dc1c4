using PuyangFabu.Articles;
using PuyangFabu.Audit;
using PuyangFabu.Operators;
using PuyangFabu.Outcomes;
using PuyangFabu.Storage;

namespace PuyangFabu.Review;

/// <summary>
/// Does one thing with one article in one transaction, after asking in this order: is there such an article, does its
/// state allow it, may this person do it, is it still what the person saw, is it what was saved.
/// </summary>
public sealed class ReviewDesk(Database database, AuditLog audit, ReviewFlow flow, TimeProvider clock)
{
    private static readonly HashSet<ReviewAction> KeptByLock = [ReviewAction.Edit, ReviewAction.Submit, ReviewAction.Delete, ReviewAction.Lock];

    public ReviewFlow Flow => flow;

    /// <param name="act">Called when nothing speaks against it; what it writes and refuses is undone.</param>
    public Task<Outcome<ArticleWork>> RunAsync(
        long articleId,
        ReviewAction action,
        Actor actor,
        MoveRequest request,
        Func<OpenWork, Task<Outcome<ArticleWork>>> act,
        CancellationToken cancellation) => database.TryWriteAsync(
        async session =>
        {
            // Before any row is locked, so that this and an import never wait for one another.
            await ContentChangeStore.BeginAsync(session);
            if (await ArticleWorkStore.TakeAsync(session, articleId) is not { } work)
            {
                return ReviewRefusals.NotFound;
            }

            if (StateRefusal(work, action, actor) is { } illegal)
            {
                return illegal;
            }

            var open = await OpenAsync(session, work, flow.Find(work.State, action)!, actor);
            var refusal = PersonRefusal(open) ?? StaleRefusal(work, request) ?? CommentRefusal(request);
            return refusal is not null ? refusal : await act(open);
        },
        cancellation);

    private Refusal? StateRefusal(ArticleWork work, ReviewAction action, Actor actor) => flow.Find(work.State, action) switch
    {
        null when action == ReviewAction.Delete && work.IsLive => ReviewRefusals.Live,
        null => ReviewRefusals.IllegalMove(work, action, flow),
        { Live: false } when work.IsLive => ReviewRefusals.Live,
        { Live: true } when !work.IsLive => ReviewRefusals.IllegalMove(work, action, flow),
        _ when KeptByLock.Contains(action) && work.IsLockedFor(actor.OperatorId, clock.NowMs()) => ReviewRefusals.Locked(work),
        _ => null,
    };

    private Refusal? PersonRefusal(OpenWork open) => open.Move.Action switch
    {
        ReviewAction.Approve or ReviewAction.Reject => Separation.ForStage(flow.Stages.Find(open.Work.State)!, open.Round, open.Actor),
        ReviewAction.Publish or ReviewAction.Schedule or ReviewAction.Confirm => Separation.ForOwnText(open.Round, open.Actor),
        _ => null,
    };

    private static Refusal? StaleRefusal(ArticleWork work, MoveRequest request) =>
        request.Revision is { } revision && revision != work.Revision ? Refusal.Stale
        : request.ContentHash is { } hash && !hash.Equals(work.ContentHash, StringComparison.OrdinalIgnoreCase) ? ReviewRefusals.OtherText
        : null;

    private static Refusal? CommentRefusal(MoveRequest request) => request.Comment switch
    {
        { Length: > MoveRequest.LongestComment } comment => Refusal.BadInput("comment", $"太长（{comment.Length} 个字符，最多 {MoveRequest.LongestComment} 个）"),
        { } comment when comment.Contains('\0', StringComparison.Ordinal) => Refusal.BadInput("comment", "里有不能保存的字符（U+0000）"),
        _ => null,
    };

    private async Task<OpenWork> OpenAsync(DbSession session, ArticleWork work, ReviewMove move, Actor actor)
    {
        var head = (await ArticleVersionStore.FindAsync(session, work.ArticleId, work.HeadVersion))!.Read();
        var events = await ArticleEventStore.ListAsync(session, work.ArticleId);
        var writers = await ArticleVersionStore.WritersAfterAsync(session, work.ArticleId, work.LiveVersion ?? 0);
        return new OpenWork(session, audit, actor, move, clock.NowMs())
        {
            Work = work,
            Document = head,
            Hash = ContentHash.Of(head),
            Events = events,
            Round = ReviewRound.Of(work, writers, events),
        };
    }
}
