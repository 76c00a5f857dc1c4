using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>A broadcast in the hands of one transaction.</summary>
public sealed class OpenBroadcast(DbSession session, AuditLog audit, Actor actor, Move<BroadcastAction> move, Broadcast broadcast, long nowMs)
    : Opened<Broadcast, BroadcastAction, MoveEvent>(session, audit, actor, move, broadcast, nowMs)
{
    /// <exception cref="InvalidOperationException">Its state does not allow the action: a fault of the caller.</exception>
    public OpenBroadcast(DbSession session, AuditLog audit, Actor actor, BroadcastAction action, Broadcast broadcast, long nowMs)
        : this(session, audit, actor, BroadcastFlow.Table.Of(broadcast.State, action), broadcast, nowMs)
    {
    }

    protected override string Kind => Broadcast.AuditKind;

    protected override Task<Broadcast?> WriteAsync(Broadcast to) => BroadcastStore.MoveAsync(Session, Row, to with { UpdatedMs = NowMs });

    protected override MoveEvent EventOf(Broadcast to, string comment) => MoveEventOf(to.Id, to, comment);

    protected override async Task KeepAsync(MoveEvent happened, Broadcast after)
    {
        // Who was on a list is needed until nothing can be sent any more, and not a moment longer.
        if (after.State is BroadcastState.Succeeded or BroadcastState.Cancelled or BroadcastState.Recalled)
        {
            await BroadcastPartStore.ForgetRecipientsAsync(Session, after.Id);
        }

        await BroadcastLogStore.AddAsync(Session, happened);
    }

    protected override string TargetOf(Broadcast row) => $"{row.Id}";

    protected override object AfterOf(Broadcast after, MoveEvent happened) => new
    {
        Status = after.State,
        after.Revision,
        after.Title,
        after.Audience,
        after.TagId,
        after.Recipients,
        after.ScheduledMs,
    };
}
