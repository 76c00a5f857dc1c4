using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Foundation.Holds;

/// <summary>
/// Keeps what is due from happening by itself after a restore: the copy may be old, the original may still run, and what
/// was planned then may be wrong now. Whatever acts on a schedule asks here first, in the transaction of its act.
/// </summary>
public sealed class DueWorkHold(Database database, TimeProvider clock)
{
    public const string Name = "due-work";

    /// <summary>What is due and held is answered with.</summary>
    public static Refusal Held { get; } = Refusal.Conflict(RefusalCodes.Held, "数据刚从备份恢复或从别的数据库搬来，到期事项已暂停；请核对后在“备份”里放行。");

    public static Task<bool> IsHeldAsync(DbSession session) => HoldStore.IsSetAsync(session, Name);

    /// <summary>
    /// Whether something was decided before the data came from a backup: what the original did with it after that, nobody
    /// here knows, so that no such decision counts any more. Stays true after the release.
    /// </summary>
    /// <param name="decidedMs">Null when nobody knows when.</param>
    public static async Task<bool> IsFromBeforeRestoreAsync(DbSession session, long? decidedMs) =>
        await HoldStore.SinceAsync(session, Name) is { } restoredMs && !(decidedMs > restoredMs);

    /// <param name="backupMs">When the backup was made, by the clock there: what it holds was not decided later, whatever the clock here says.</param>
    public Task SetAsync(DbSession session, string reason, long backupMs = 0) =>
        HoldStore.SetAsync(session, new Hold { Name = Name, Reason = reason, SinceMs = Math.Max(clock.NowMs(), backupMs) });

    /// <summary>Everything that waits for a person.</summary>
    public Task<IReadOnlyList<Hold>> ListAsync(CancellationToken cancellation) => database.ReadAsync(HoldStore.ListAsync, cancellation);
}
