using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Conversation.Cases;

/// <summary>A case in the hands of one transaction. The record is told nothing that the citizen wrote.</summary>
public sealed class OpenCase(DbSession session, AuditLog audit, Actor actor, Move<CaseAction> move, Case row, long nowMs)
    : Opened<Case, CaseAction, MoveEvent>(session, audit, actor, move, row, nowMs)
{
    protected override string Kind => Case.AuditKind;

    protected override Task<Case?> WriteAsync(Case to) => CaseStore.MoveAsync(Session, Row, to with { UpdatedMs = NowMs });

    protected override MoveEvent EventOf(Case to, string comment) => MoveEventOf(to.Id, to, comment);

    protected override Task KeepAsync(MoveEvent happened, Case after) => CaseStore.AddEventAsync(Session, happened);

    protected override string TargetOf(Case row) => row.Number;

    protected override object AfterOf(Case after, MoveEvent happened) => new
    {
        Status = after.State,
        after.Revision,
        after.Type,
        Unit = after.UnitName,
        Due = CaseClock.DayOf(after.DueMs),
        after.Score,
        after.Urges,
    };
}
