using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Publications;

/// <summary>The one door to publications for those who move them.</summary>
public sealed class PublicationDesk(Database database, PublicationRights rights, AuditLog audit, TimeProvider clock)
    : MoveDesk<long, Publication, PublicationAction, OpenPublication>(database, clock)
{
    protected override Refusal OtherContent => PublicationRefusals.OtherContent;

    protected override Task<Publication?> TakeAsync(DbSession session, long key, PublicationAction action, MoveRequest request) =>
        PublicationStore.TakeAsync(session, key);

    protected override Move<PublicationAction>? Find(string state, PublicationAction action) => PublicationFlow.Table.Find(state, action);

    protected override ValueTask<OpenPublication> OpenAsync(DbSession session, Actor actor, Move<PublicationAction> move, Publication row, long nowMs) =>
        ValueTask.FromResult(new OpenPublication(session, audit, actor, move, row, nowMs));

    protected override Refusal NotFound(long key, PublicationAction action) => PublicationRefusals.NotFound;

    protected override async Task<Refusal> IllegalMoveAsync(DbSession session, Publication row, PublicationAction action, Actor actor) =>
        PublicationRefusals.IllegalMove(row, action, await rights.OfAsync(session, row, actor));

    protected override async Task<Refusal?> PersonRefusalAsync(OpenPublication open) => open.Move.Action == PublicationAction.Approve
        ? await PublicationRights.OwnWorkAsync(open.Session, open.Row, open.Actor)
        : null;
}
