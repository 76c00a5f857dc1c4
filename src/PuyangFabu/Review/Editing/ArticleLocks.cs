using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Review.Editing;

/// <summary>Keeps an article for one editor for a while, so that two do not write at once. Ends by itself.</summary>
public sealed class ArticleLocks(ReviewDesk desk)
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(10);

    /// <summary>After so long without a save somebody else who writes may take it over: the editor saves by itself while one types.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(3);

    /// <summary>Whoever keeps it has saved a short while ago; each save keeps it for <see cref="Length"/> from then.</summary>
    public static bool IsWrittenOn(ArticleWork work, long nowMs) => work.LockedUntilMs - (long)Length.TotalMilliseconds + (long)Idle.TotalMilliseconds > nowMs;

    /// <summary>Takes it, or keeps it for longer.</summary>
    public Task<Outcome<ArticleWork>> TakeAsync(long id, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, ReviewAction.Lock, actor, new MoveRequest(),
        async open =>
        {
            var renewed = open.Row.LockedBy == actor.OperatorId && open.Row.LockedUntilMs > open.NowMs;
            var locked = await LockAsync(open, actor);
            if (!renewed)
            {
                await open.TellAsync(open.Event(new MoveRequest()), locked);
            }

            return locked;
        },
        cancellation);

    /// <summary>Takes it from somebody who keeps it and has not saved for <see cref="Idle"/>. What he has not saved stays with him.</summary>
    public Task<Outcome<ArticleWork>> TakeOverAsync(long id, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, ReviewAction.TakeOver, actor, new MoveRequest(),
        async open =>
        {
            var from = open.Row.IsLockedFor(actor.OperatorId, open.NowMs) ? $"原由{open.Row.LockedName}锁定" : null;
            var locked = await LockAsync(open, actor);
            await open.TellAsync(open.Event(new MoveRequest { Comment = from }), locked);
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

    private static async Task<ArticleWork> LockAsync(OpenWork open, Actor actor)
    {
        var until = open.NowMs + (long)Length.TotalMilliseconds;
        await ArticleWorkStore.SetLockAsync(open.Session, open.Row.ArticleId, actor.OperatorId, actor.DisplayName, until);
        return open.Row with { LockedBy = actor.OperatorId, LockedName = actor.DisplayName, LockedUntilMs = until };
    }
}
