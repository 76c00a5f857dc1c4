using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Moves;
using PuyangFabu.Publishing.Broadcasts.Approval;
using PuyangFabu.Publishing.Broadcasts.Drafting;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>The one door to broadcasts for those who move them.</summary>
public sealed class BroadcastDesk(Database database, BroadcastRights rights, AuditLog audit, TimeProvider clock)
    : MoveDesk<long, Broadcast, BroadcastAction, OpenBroadcast>(database, clock)
{
    protected override Refusal OtherContent => BroadcastRefusals.OtherContent;

    /// <summary>Puts into the record that it was shown on a phone; its timeline has that from the call itself.</summary>
    /// <param name="shownTo">Masked.</param>
    public Task TellPreviewAsync(DbSession session, Actor actor, Broadcast broadcast, string shownTo) => audit.RecordAsync(session, new AuditEntry
    {
        Actor = actor,
        Action = $"{Broadcast.AuditKind}.{MoveCode.Of(BroadcastAction.Preview)}",
        TargetKind = Broadcast.AuditKind,
        TargetId = $"{broadcast.Id}",
        ContentHash = broadcast.ContentHash,
        Comment = $"发给 {shownTo}",
    });

    // What lost its approval is shown as a draft, see BroadcastReading, before the sweep has made it one: whoever takes it for
    // a draft finds one.
    protected override async Task<Broadcast?> TakeAsync(DbSession session, long key, BroadcastAction action, MoveRequest request)
    {
        if (await BroadcastStore.TakeAsync(session, key) is not { } taken)
        {
            return null;
        }

        var takenForADraft = request.Revision == taken.Revision + 1
            || (Find(taken.State, action) is null && Find(BroadcastState.Draft, action) is not null);
        if (!takenForADraft || !BroadcastState.Relies(taken.State) || await BroadcastContents.SeemingObstacleAsync(session, taken) is not { } obstacle)
        {
            return taken;
        }

        var voided = await new OpenBroadcast(session, audit, Actor.Product, BroadcastAction.Void, taken, NowMs)
            .MoveAsync(BroadcastApproval.Voided(taken, obstacle), obstacle.Title);
        return voided.IsRefused ? taken : voided.Value;
    }

    protected override Move<BroadcastAction>? Find(string state, BroadcastAction action) => BroadcastFlow.Table.Find(state, action);

    protected override ValueTask<OpenBroadcast> OpenAsync(DbSession session, Actor actor, Move<BroadcastAction> move, Broadcast row, long nowMs) =>
        ValueTask.FromResult(new OpenBroadcast(session, audit, actor, move, row, nowMs));

    protected override Refusal NotFound(long key, BroadcastAction action) => BroadcastRefusals.NotFound;

    protected override async Task<Refusal> IllegalMoveAsync(DbSession session, Broadcast row, BroadcastAction action, Actor actor) =>
        BroadcastRefusals.IllegalMove(row, action, await rights.OfAsync(session, row, actor));

    protected override async Task<Refusal?> PersonRefusalAsync(OpenBroadcast open) => open.Move.Action == BroadcastAction.Approve
        ? await BroadcastRights.PersonRefusalAsync(await BroadcastFacts.ReadAsync(open.Session, [open.Row]), open.Row, open.Actor)
        : null;
}
