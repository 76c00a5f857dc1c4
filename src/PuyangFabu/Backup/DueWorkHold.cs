using PuyangFabu.Audit;
using PuyangFabu.Operators;
using PuyangFabu.Outcomes;
using PuyangFabu.Storage;

namespace PuyangFabu.Backup;

/// <summary>
/// Keeps what is due from happening by itself after a restore: the copy may be old, the original may still run, and what
/// was planned then may be wrong now. Whatever acts on a schedule asks here first, in the transaction of its act.
/// </summary>
public sealed class DueWorkHold(Database database, AuditLog audit, TimeProvider clock)
{
    public const string Name = "due-work";

    /// <summary>What is due and held is answered with.</summary>
    public static Refusal Held { get; } = Refusal.Conflict("held", "数据刚从备份恢复，到期事项已暂停；请核对后放行（restore --release）。");

    public static Task<bool> IsHeldAsync(DbSession session) => HoldStore.IsSetAsync(session, Name);

    public Task SetAsync(DbSession session, string reason) =>
        HoldStore.SetAsync(session, new Hold { Name = Name, Reason = reason, SinceMs = clock.NowMs() });

    /// <summary>Everything that waits for a person.</summary>
    public Task<IReadOnlyList<Hold>> ListAsync(CancellationToken cancellation) => database.ReadAsync(HoldStore.ListAsync, cancellation);

    /// <summary>Lets what is due happen again; says so in the record.</summary>
    public Task<Outcome<Done>> ReleaseAsync(Actor actor, CancellationToken cancellation) => database.TryWriteAsync<Done>(
        async session =>
        {
            if (await HoldStore.ReleaseAsync(session, Name) is not { } held)
            {
                return Refusal.Conflict("notHeld", "没有被暂停的定时任务，不需要放行。");
            }

            await audit.RecordAsync(session, new AuditEntry
            {
                Actor = actor,
                Action = "hold.release",
                TargetKind = "hold",
                TargetId = Name,
                Before = new { held.Reason, held.SinceMs },
            });
            return Done.It;
        },
        cancellation);
}
