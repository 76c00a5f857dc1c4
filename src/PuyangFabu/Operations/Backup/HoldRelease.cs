using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Operations.Backup;

/// <summary>A person's word after a restore that what is due may happen again.</summary>
public sealed class HoldRelease(Database database, AuditLog audit, TimeProvider clock)
{
    /// <summary>Code of the refusal when nothing is held back.</summary>
    public const string NotHeld = "notHeld";

    /// <summary>Lets what is due happen again; says so in the record.</summary>
    public Task<Outcome<Done>> ReleaseAsync(Actor actor, CancellationToken cancellation) => database.TryWriteAsync<Done>(
        async session =>
        {
            if (await HoldStore.ReleaseAsync(session, DueWorkHold.Name, clock.NowMs()) is not { } held)
            {
                return Refusal.Conflict(NotHeld, "没有被暂停的定时任务，不需要放行。");
            }

            await audit.RecordAsync(session, new AuditEntry
            {
                Actor = actor,
                Action = "hold.release",
                TargetKind = "hold",
                TargetId = DueWorkHold.Name,
                Before = new { held.Reason, held.SinceMs },
            });
            return Done.It;
        },
        cancellation);
}
