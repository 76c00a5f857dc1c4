using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Menus.Releasing;

/// <summary>A publication of a menu in the hands of one transaction. It has no history but the record.</summary>
public sealed class OpenMenuPublication(
    DbSession session, AuditLog audit, Actor actor, Move<MenuPublicationAction> move, MenuPublication publication, long nowMs)
    : Opened<MenuPublication, MenuPublicationAction, MoveEvent>(session, audit, actor, move, publication, nowMs)
{
    /// <summary>State that a failure leaves it in when it is not tried again; null when nothing failed.</summary>
    public string? FailedAs { get; init; }

    protected override string Kind => MenuVersion.AuditKind;

    protected override string? Refused => FailedAs;

    /// <summary>The same for another move.</summary>
    /// <exception cref="InvalidOperationException">Its state does not allow the action: a fault of the caller.</exception>
    public OpenMenuPublication For(MenuPublicationAction action) =>
        new(Session, Audit, Actor, MenuPublicationFlow.Table.Of(Row.State, action), Row, NowMs);

    protected override Task<MenuPublication?> WriteAsync(MenuPublication to) => MenuPublicationStore.MoveAsync(Session, Row, to);

    protected override MoveEvent EventOf(MenuPublication to, string comment) => MoveEventOf(to.Id, to, comment);

    protected override Task KeepAsync(MoveEvent happened, MenuPublication after) => Task.CompletedTask;

    protected override string TargetOf(MenuPublication row) => $"{row.Account}/{row.Version}";

    protected override object AfterOf(MenuPublication after, MoveEvent happened) => MenuPublicationView.Of(after);
}
