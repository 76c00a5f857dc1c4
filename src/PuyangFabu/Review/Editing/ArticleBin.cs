using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Review.Editing;

/// <summary>The recycle bin: nothing is ever removed from the database.</summary>
public sealed class ArticleBin(ReviewDesk desk)
{
    public Task<Outcome<ArticleWork>> DeleteAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation) =>
        MoveAsync(id, ReviewAction.Delete, request, actor, cancellation);

    public Task<Outcome<ArticleWork>> RestoreAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation) =>
        MoveAsync(id, ReviewAction.Restore, request, actor, cancellation);

    private Task<Outcome<ArticleWork>> MoveAsync(
        long id, ReviewAction action, MoveRequest request, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, action, actor, request,
        open => open.MoveAsync(open.Row with { State = open.Move.To, QueueRank = 0, ScheduledMs = null }, open.Event(request)),
        cancellation);
}
