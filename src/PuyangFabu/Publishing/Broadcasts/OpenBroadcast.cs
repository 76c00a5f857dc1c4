using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>A broadcast in the hands of one transaction: nobody else moves it until that ends.</summary>
public sealed class OpenBroadcast(DbSession session, AuditLog audit, Actor actor, BroadcastAction action, Broadcast broadcast, long nowMs)
{
    public DbSession Session { get; } = session;

    public Actor Actor { get; } = actor;

    public Broadcast Broadcast { get; } = broadcast;

    public long NowMs { get; } = nowMs;

    /// <summary>Writes the moved broadcast, its event and its entry in the record.</summary>
    /// <param name="to">Made from <see cref="Broadcast"/>.</param>
    /// <exception cref="InvalidOperationException">The table says that the move ends elsewhere: a fault of the caller.</exception>
    public async Task<Outcome<Broadcast>> MoveAsync(Broadcast to, string comment = "")
    {
        Ensure(Broadcast.State, to.State);
        if (await BroadcastStore.MoveAsync(Session, Broadcast, to with { UpdatedMs = NowMs }) is not { } moved)
        {
            return Refusal.Stale;
        }

        await RecordAsync(Broadcast, moved, comment);
        return moved;
    }

    /// <summary>Writes the first event of a broadcast that was just made, and its entry in the record.</summary>
    public Task RecordCreationAsync()
    {
        Ensure(BroadcastState.None, Broadcast.State);
        return RecordAsync(null, Broadcast, "");
    }

    private void Ensure(string from, string to)
    {
        if (BroadcastFlow.Find(from, action)?.To.Contains(to) != true)
        {
            throw new InvalidOperationException($"{action} of a broadcast that is '{from}' does not lead to '{to}'.");
        }
    }

    private async Task RecordAsync(Broadcast? before, Broadcast moved, string comment)
    {
        // Who was on a list is needed until nothing can be sent any more, and not a moment longer.
        if (moved.State is BroadcastState.Succeeded or BroadcastState.Cancelled or BroadcastState.Recalled)
        {
            await BroadcastPartStore.ForgetRecipientsAsync(Session, moved.Id);
        }

        await BroadcastLogStore.AddAsync(Session, new BroadcastEvent
        {
            BroadcastId = moved.Id,
            AtMs = NowMs,
            Action = BroadcastNames.Of(action),
            FromState = before?.State ?? BroadcastState.None,
            ToState = moved.State,
            ContentHash = moved.ContentHash,
            OperatorId = Actor.OperatorId,
            OperatorName = Actor.DisplayName,
            Comment = comment,
        });
        await audit.RecordAsync(Session, new AuditEntry
        {
            Actor = Actor,
            Action = $"broadcast.{BroadcastNames.Of(action)}",
            TargetKind = "broadcast",
            TargetId = $"{moved.Id}",
            ContentHash = moved.ContentHash,
            Before = before is null ? null : new { Status = before.State, before.Revision },
            After = new { Status = moved.State, moved.Revision, moved.Title, moved.Audience, moved.TagId, moved.Recipients, moved.ScheduledMs },
            Comment = comment,
        });
    }
}
