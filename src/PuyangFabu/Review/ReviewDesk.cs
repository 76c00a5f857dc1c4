using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Review;

/// <summary>
/// Does one thing with one article in one transaction, after asking in this order: is there such an article, does its
/// state allow it, may this person do it, is it still what the person saw, is it what was saved.
/// </summary>
public sealed class ReviewDesk(Database database, AuditLog audit, ReviewFlow flow, ArticleRights rights, TimeProvider clock)
{
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

            if (rights.StateRefusal(work, action, actor) is { } illegal)
            {
                return illegal;
            }

            var open = await OpenAsync(session, work, flow.Find(work.State, action)!, actor);
            var refusal = rights.PersonRefusal(work, action, open.Round, actor) ?? StaleRefusal(work, request) ?? CommentRefusal(request);
            return refusal is not null ? refusal : await act(open);
        },
        cancellation);

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
