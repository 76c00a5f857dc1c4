using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Menus;

/// <summary>A version of a menu in the hands of one transaction. Menus have no history but their versions and the record.</summary>
public sealed class OpenMenu(DbSession session, AuditLog audit, MenuStore menus, Actor actor, Move<MenuAction> move, MenuVersion menu, long nowMs)
    : Opened<MenuVersion, MenuAction, MoveEvent>(session, audit, actor, move, menu, nowMs)
{
    /// <summary>What was the newest before a version was made; null for the first, and for moves of one that is there.</summary>
    public MenuVersion? Earlier { get; init; }

    protected override string Kind => MenuVersion.AuditKind;

    protected override object? Before => Move.From.Length > 0 ? new { Row.Status } : Earlier is null ? null : MenuView.Of(Earlier);

    /// <summary>Another version of the account's menu, which the same transaction moves too.</summary>
    public OpenMenu Beside(MenuVersion other, MenuAction action) =>
        new(Session, Audit, menus, Actor, MenuFlow.Table.Of(other.Status, action), other, NowMs);

    protected override async Task<MenuVersion?> WriteAsync(MenuVersion to) => await menus.MoveAsync(Session, to, Row.Status) ? to : null;

    protected override MoveEvent EventOf(MenuVersion to, string comment) => MoveEventOf(to.Version, to, comment);

    protected override Task KeepAsync(MoveEvent happened, MenuVersion after) => Task.CompletedTask;

    protected override string TargetOf(MenuVersion row) => $"{row.Account}/{row.Version}";

    protected override object AfterOf(MenuVersion after, MoveEvent happened) => Move.From.Length > 0 ? new { after.Status } : MenuView.Of(after);
}
