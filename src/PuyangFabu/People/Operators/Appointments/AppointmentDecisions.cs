using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Operators.Sessions;

namespace PuyangFabu.People.Operators.Appointments;

/// <summary>What becomes of roles that wait: the security administrator confirms or rejects them, or their day passes.</summary>
public sealed class AppointmentDecisions(OperatorStore operators, Database database, AuditLog audit, TimeProvider clock) : IDueWork
{
    public const string Confirm = "operator.confirm";
    public const string Reject = "operator.reject";
    private const int LongestComment = 500;

    private static readonly Refusal NothingWaits = Refusal.Conflict(OperatorRefusals.NothingWaiting, "这位操作员没有等待确认的任命。");

    public string Name => "到期任命的生效";

    public TimeSpan Interval { get; } = TimeSpan.FromMinutes(1);

    /// <summary>Brings into effect what has waited for its day.</summary>
    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        var until = clock.NowMs() - AppointmentRule.WaitMs;
        var all = await operators.ListAsync(cancellation);
        var due = all.Where(person => person.WaitingSinceMs <= until && AppointmentRule.MayPass(person, all)).ToList();
        foreach (var person in due)
        {
            await DecideAsync(
                person.Id,
                revision: null,
                Actor.Product,
                "operator.pass",
                "满一天无人否决",
                static waiting =>
                {
                    waiting.Roles = waiting.IntendedRoles;
                    AppointmentRule.Clear(waiting);
                },
                cancellation);
        }

        return null;
    }

    /// <param name="revision">Of the state that was read; null to confirm whatever waits.</param>
    public Task<Outcome<Operator>> ConfirmAsync(long id, long? revision, Actor actor, CancellationToken cancellation) => DecideAsync(
        id,
        revision,
        actor,
        Confirm,
        "",
        static person =>
        {
            person.Roles = person.IntendedRoles;
            person.AppointedAlone = false;
            AppointmentRule.Clear(person);
        },
        cancellation);

    /// <summary>Takes back what waits; an account that is left without roles is disabled.</summary>
    /// <param name="revision">Of the state that was read; null to reject whatever waits.</param>
    public Task<Outcome<Operator>> RejectAsync(long id, string? comment, long? revision, Actor actor, CancellationToken cancellation) =>
        comment?.Trim() is not { Length: > 0 and <= LongestComment } words
            ? Task.FromResult<Outcome<Operator>>(Refusal.BadInput("comment", $"请写明为什么否决，最多 {LongestComment} 个字"))
            : DecideAsync(
                id,
                revision,
                actor,
                Reject,
                words,
                static person =>
                {
                    AppointmentRule.Clear(person);
                    person.Enabled = person.Enabled && person.Roles.Count > 0;
                },
                cancellation);

    private Task<Outcome<Operator>> DecideAsync(
        long id, long? revision, Actor actor, string action, string comment, Action<Operator> decide, CancellationToken cancellation) => database.TryWriteAsync<Operator>(
        async session =>
        {
            await OperatorStore.TakeTurnAsync(session);
            if (await OperatorStore.FindAsync(session, id) is not { } person)
            {
                return Refusal.NotFound("位操作员");
            }

            if (revision is not null && revision != person.Revision)
            {
                return Refusal.Stale;
            }

            if (Judge(person, actor, action, await OperatorStore.ListAsync(session)) is { } refusal)
            {
                return refusal;
            }

            var before = OperatorState.Of(person);
            decide(person);
            if (!await operators.UpdateAsync(session, person))
            {
                return Refusal.Stale;
            }

            if (!person.Enabled)
            {
                await OperatorSessionStore.EndAllAsync(session, person.Id, except: null);
            }

            await audit.RecordAsync(session, new AuditEntry
            {
                Actor = actor,
                Action = action,
                TargetKind = "operator",
                TargetId = $"{id}",
                Before = before,
                After = OperatorState.Of(person),
                Comment = comment,
            });
            return person;
        },
        cancellation);

    /// <summary>How many appointments this person may confirm: those that wait for it, and those that one person alone made.</summary>
    public async Task<int> CountToConfirmAsync(Actor actor, CancellationToken cancellation) => (await ToConfirmAsync(actor, cancellation)).Count;

    /// <summary>Ids of those.</summary>
    public async Task<IReadOnlySet<long>> ToConfirmAsync(Actor actor, CancellationToken cancellation)
    {
        var all = actor.OperatorId is not null && actor.May(Permission.ManageSecurity) ? await operators.ListAsync(cancellation) : [];
        return all.Where(person => Judge(person, actor, Confirm, all) is null).Select(static person => person.Id).ToHashSet();
    }

    private Refusal? Judge(Operator person, Actor actor, string action, IReadOnlyList<Operator> all)
    {
        if (actor.OperatorId is null)
        {
            return person.WaitingSinceMs <= clock.NowMs() - AppointmentRule.WaitMs && AppointmentRule.MayPass(person, all) ? null : NothingWaits;
        }

        return person.WaitingSinceMs is null && !(action == Confirm && person.AppointedAlone) ? NothingWaits
            : person.Id == actor.OperatorId ? Refusal.NotAllowed(OperatorRefusals.OwnAccount, "不能确认或否决自己的任命。")
            : person.WaitingBy == actor.OperatorId || (person.WaitingSinceMs is null && actor.Roles.Contains(Role.Admin))
                ? Refusal.NotAllowed(OperatorRefusals.OwnAppointment, "任命由另一个人确认，提出的人不能自己确认或否决。")
            : null;
    }
}
