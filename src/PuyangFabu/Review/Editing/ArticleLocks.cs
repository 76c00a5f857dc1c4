using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Review.Editing;

/// <summary>Keeps an article for one editor for a while, so that two do not write at once. Ends by itself.</summary>
public sealed class ArticleLocks(ReviewDesk desk)
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(10);

    /// <summary>Takes it, or keeps it for longer.</summary>
    public Task<Outcome<ArticleWork>> TakeAsync(long id, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, ReviewAction.Lock, actor, new MoveRequest(),
        async open =>
        {
            var until = open.NowMs + (long)Length.TotalMilliseconds;
            var renewed = open.Row.LockedBy == actor.OperatorId && open.Row.LockedUntilMs > open.NowMs;
            await ArticleWorkStore.SetLockAsync(open.Session, id, actor.OperatorId, actor.DisplayName, until);
            var locked = open.Row with { LockedBy = actor.OperatorId, LockedName = actor.DisplayName, LockedUntilMs = until };
            if (!renewed)
            {
                await open.TellAsync(open.Event(new MoveRequest()), locked);
            }

            return locked;
        },
        cancellation);

    /// <summary>Gives it back. Someone else's lock is broken only by those who answer for the text.</summary>
    public Task<Outcome<ArticleWork>> ReleaseAsync(long id, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, ReviewAction.Unlock, actor, new MoveRequest(),
        async open =>
        {
            if (open.Row.LockedBy is not { } holder)
            {
                return open.Row;
            }

            await ArticleWorkStore.SetLockAsync(open.Session, id, null, "", null);
            var free = open.Row with { LockedBy = null, LockedName = "", LockedUntilMs = null };
            var comment = holder == actor.OperatorId ? null : $"原由{open.Row.LockedName}锁定";
            await open.TellAsync(open.Event(new MoveRequest { Comment = comment }), free);
            return free;
        },
        cancellation);
}
