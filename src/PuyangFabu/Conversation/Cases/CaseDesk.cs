using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Conversation.Cases;

/// <summary>The one door to cases for those who move them. Who may not see a case is told that there is none.</summary>
public sealed class CaseDesk(Database database, CaseRights rights, AuditLog audit, TimeProvider clock)
    : MoveDesk<CaseKey, Case, CaseAction, OpenCase>(database, clock)
{
    protected override Refusal OtherContent => CaseRefusals.OtherContent;

    /// <inheritdoc cref="MoveDesk{TKey, TRow, TAction, TOpen}.RunAsync(TKey, TAction, Actor, MoveRequest, Func{TOpen, Task{Outcome{TRow}}}, CancellationToken)"/>
    public Task<Outcome<Case>> RunAsync(long id, CaseAction action, Actor actor, MoveRequest request, Func<OpenCase, Task<Outcome<Case>>> act, CancellationToken cancellation) =>
        RunAsync(new CaseKey(id, actor), action, actor, request, act, cancellation);

    protected override async Task<Case?> TakeAsync(DbSession session, CaseKey key, CaseAction action, MoveRequest request) =>
        await CaseStore.TakeAsync(session, key.Id) is { } taken && await CaseRights.SeesAsync(session, taken, key.Actor) ? taken : null;

    protected override Move<CaseAction>? Find(string state, CaseAction action) => CaseFlow.Table.Find(state, action);

    protected override ValueTask<OpenCase> OpenAsync(DbSession session, Actor actor, Move<CaseAction> move, Case row, long nowMs) =>
        ValueTask.FromResult(new OpenCase(session, audit, actor, move, row, nowMs));

    protected override Refusal NotFound(CaseKey key, CaseAction action) => CaseRefusals.NotFound;

    protected override async Task<Refusal> IllegalMoveAsync(DbSession session, Case row, CaseAction action, Actor actor) =>
        CaseRefusals.IllegalMove(row, action, await rights.OfAsync(session, row, actor));

    protected override Task<Refusal?> StateRefusalAsync(DbSession session, Case row, CaseAction action, Actor actor) =>
        rights.StateRefusalAsync(session, row, action, actor);

    protected override Task<Refusal?> PersonRefusalAsync(OpenCase open) => CaseRights.PersonRefusalAsync(open.Session, open.Row, open.Move.Action, open.Actor);
}

/// <summary>A case as one person asks for it.</summary>
public sealed record CaseKey(long Id, Actor Actor);
