using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Menus;

/// <summary>The one door to the versions of menus for those who move them.</summary>
public sealed class MenuDesk(Database database, ContentTransactions transactions, MenuStore menus, AuditLog audit, TimeProvider clock)
    : MoveDesk<MenuKey, MenuVersion, MenuAction, OpenMenu>(database, clock)
{
    // A version's number says which one it is: another number is another content.
    protected override Refusal OtherRevision => MenuRefusals.OtherContent;

    protected override Refusal OtherContent => MenuRefusals.OtherContent;

    protected override Task<Outcome<MenuVersion>> TransactAsync(Func<DbSession, Task<Outcome<MenuVersion>>> work, CancellationToken cancellation) =>
        transactions.RunAsync(work, cancellation);

    protected override Task<MenuVersion?> TakeAsync(DbSession session, MenuKey key, MenuAction action, MoveRequest request) =>
        action == MenuAction.Submit ? MenuStore.LatestAsync(session, key.Account)
        : key.Version is { } version ? MenuStore.FindAsync(session, key.Account, version)
        : MenuStore.PendingAsync(session, key.Account);

    protected override Move<MenuAction>? Find(string state, MenuAction action) => MenuFlow.Table.Find(state, action);

    protected override async ValueTask<OpenMenu> OpenAsync(DbSession session, Actor actor, Move<MenuAction> move, MenuVersion row, long nowMs) =>
        new(session, audit, menus, actor, move, row, nowMs)
        {
            Earlier = move.From.Length == 0 ? await MenuStore.FindAsync(session, row.Account, row.Version - 1) : null,
        };

    protected override Refusal NotFound(MenuKey key, MenuAction action) =>
        action == MenuAction.Submit ? MenuRefusals.NoMenu
        : key.Version is null ? MenuRefusals.NothingWaits
        : MenuRefusals.NoVersion;

    protected override async Task<Refusal> IllegalMoveAsync(DbSession session, MenuVersion row, MenuAction action, Actor actor)
    {
        var newest = (await MenuStore.LatestAsync(session, row.Account))?.Version;
        return MenuRefusals.IllegalMove(row, action, MenuRights.ActionsOf(row, newest, actor));
    }

    protected override Task<Refusal?> PersonRefusalAsync(OpenMenu open) =>
        Task.FromResult(MenuRights.PersonRefusal(open.Row, open.Move.Action, open.Actor));
}

/// <summary>Names a version of a menu.</summary>
/// <param name="Account">Slug.</param>
/// <param name="Version">Null for the one that the action is about: the newest, or the one that waits.</param>
public sealed record MenuKey(string Account, long? Version);
