using PuyangFabu.Accounts.Followers;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Conversation.Talks;

/// <summary>The one door to talks for those who move them; a key is the follower. Who has no talk yet gets one.</summary>
public sealed class TalkDesk(Database database, AuditLog audit, TalkBook book, TimeProvider clock)
    : MoveDesk<Follower, Talk, TalkAction, OpenTalk>(database, clock)
{
    // A talk has no content to be another.
    protected override Refusal OtherContent => Refusal.Stale;

    /// <summary>This process knows at once; others read it within a second.</summary>
    protected override async Task<Outcome<Talk>> TransactAsync(Func<DbSession, Task<Outcome<Talk>>> work, CancellationToken cancellation)
    {
        var moved = await base.TransactAsync(work, cancellation);
        if (!moved.IsRefused)
        {
            book.Remember(moved.Value);
        }

        return moved;
    }

    protected override async Task<Talk?> TakeAsync(DbSession session, Follower key, TalkAction action, MoveRequest request)
    {
        // The product ends also the talks of who has left and is not wiped yet.
        if (action != TalkAction.Lapse && !await FollowerStore.HoldAsync(session, key.Account, key.OpenId, NowMs))
        {
            return null;
        }

        return await TalkStore.TakeAsync(session, key.Account, key.OpenId, NowMs);
    }

    protected override Move<TalkAction>? Find(string state, TalkAction action) => TalkFlow.Table.Find(state, action);

    protected override async ValueTask<OpenTalk> OpenAsync(DbSession session, Actor actor, Move<TalkAction> move, Talk row, long nowMs) =>
        new(session, audit, actor, move, row, nowMs) { Code = (await FollowerStore.FindAsync(session, row.Account, row.OpenId))?.Code ?? "" };

    protected override Refusal NotFound(Follower key, TalkAction action) => TalkRefusals.NoFollower;

    protected override Task<Refusal> IllegalMoveAsync(DbSession session, Talk row, TalkAction action, Actor actor) => Task.FromResult(
        TalkFlow.IsHeldByAnother(row, actor) ? TalkRefusals.HeldByAnother(row, actor) : TalkRefusals.IllegalMove(row, action, actor));

    protected override Task<Refusal?> PersonRefusalAsync(OpenTalk open) => Task.FromResult(
        open.Move.Action != TalkAction.Note && TalkFlow.IsHeldByAnother(open.Row, open.Actor) ? TalkRefusals.HeldByAnother(open.Row, open.Actor) : null);
}
