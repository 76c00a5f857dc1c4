using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Menus.Releasing;

/// <summary>The one door to publications of menus for those who move them.</summary>
public sealed class MenuPublicationDesk(Database database, AuditLog audit, TimeProvider clock)
    : MoveDesk<(string Account, long Id), MenuPublication, MenuPublicationAction, OpenMenuPublication>(database, clock)
{
    protected override Refusal OtherContent => MenuRefusals.OtherContent;

    protected override Task<MenuPublication?> TakeAsync(DbSession session, (string Account, long Id) key, MenuPublicationAction action, MoveRequest request) =>
        MenuPublicationStore.TakeAsync(session, key.Account, key.Id);

    protected override Move<MenuPublicationAction>? Find(string state, MenuPublicationAction action) => MenuPublicationFlow.Table.Find(state, action);

    protected override ValueTask<OpenMenuPublication> OpenAsync(
        DbSession session, Actor actor, Move<MenuPublicationAction> move, MenuPublication row, long nowMs) =>
        ValueTask.FromResult(new OpenMenuPublication(session, audit, actor, move, row, nowMs));

    protected override Refusal NotFound((string Account, long Id) key, MenuPublicationAction action) => MenuRefusals.NoPublication;

    protected override Task<Refusal> IllegalMoveAsync(DbSession session, MenuPublication row, MenuPublicationAction action, Actor actor) =>
        Task.FromResult(MenuRefusals.IllegalMove(
            row, [.. from move in MenuPublicationFlow.Table.MovesIn(row.State) where actor.May(move.Permission!.Value) select move.Action]));
}
