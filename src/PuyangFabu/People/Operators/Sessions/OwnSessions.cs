using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.People.Operators.Sessions;

/// <summary>The sessions of one operator: seen and ended by himself, ended by those who guard the system.</summary>
public sealed class OwnSessions(OperatorStore operators, OperatorSessionStore sessions, SessionTimes times, Database database, AuditLog audit)
{
    public async Task<IReadOnlyList<SessionItem>> ListAsync(Actor actor, CancellationToken cancellation)
    {
        var rows = await sessions.ListAsync(actor.OperatorId ?? 0, times.NowMs, times.IdleSinceMs, cancellation);
        return [.. rows.Select(row => SessionItem.Of(row, actor.SessionId))];
    }

    /// <summary>Signs out.</summary>
    public Task<Outcome<Done>> EndPresentAsync(Actor actor, CancellationToken cancellation) =>
        EndAsync(actor.SessionId ?? 0, actor, "session.end", cancellation);

    public Task<Outcome<Done>> EndOneAsync(long id, Actor actor, CancellationToken cancellation) =>
        EndAsync(id, actor, "session.endOther", cancellation);

    /// <summary>Signs out everywhere, here too.</summary>
    public Task<Outcome<Done>> EndAllAsync(Actor actor, CancellationToken cancellation) =>
        EndAllAsync(actor.OperatorId ?? 0, actor, "session.endAll", cancellation);

    /// <summary>Ends all sessions of another operator.</summary>
    public async Task<Outcome<Done>> EndAllOfAsync(long operatorId, Actor actor, CancellationToken cancellation) =>
        await operators.FindAsync(operatorId, cancellation) is null
            ? Refusal.NotFound("位操作员")
            : await EndAllAsync(operatorId, actor, "operator.endSessions", cancellation);

    private Task<Outcome<Done>> EndAsync(long id, Actor actor, string action, CancellationToken cancellation) => database.TryWriteAsync<Done>(
        async session =>
        {
            if (!await OperatorSessionStore.EndAsync(session, actor.OperatorId ?? 0, id))
            {
                return Refusal.NotFound("次登录");
            }

            await audit.RecordAsync(session, new AuditEntry { Actor = actor, Action = action, TargetKind = "session", TargetId = $"{id}" });
            return Done.It;
        },
        cancellation);

    private Task<Outcome<Done>> EndAllAsync(long operatorId, Actor actor, string action, CancellationToken cancellation) => database.TryWriteAsync<Done>(
        async session =>
        {
            var ended = await OperatorSessionStore.EndAllAsync(session, operatorId, except: null);
            await audit.RecordAsync(session, new AuditEntry
            {
                Actor = actor,
                Action = action,
                TargetKind = "operator",
                TargetId = $"{operatorId}",
                After = new { sessionsEnded = ended },
            });
            return Done.It;
        },
        cancellation);
}
