using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;

namespace PuyangFabu.Conversation.Talks;

/// <summary>All SQL of the table <c>duty_spells</c>.</summary>
public sealed class DutySpellStore(Database database) : IExpiringRows
{
    private const string Columns = "id, begun_ms, until_ms, operator_name";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    /// <summary>The one that lasts; null when none does.</summary>
    public static Task<DutySpell?> FindAsync(DbSession session, long nowMs) => session.FirstOrDefaultAsync<DutySpell>(
        $"select {Columns} from duty_spells where until_ms > @nowMs order by until_ms desc, id desc limit 1", new { nowMs });

    public Task<DutySpell?> FindAsync(long nowMs, CancellationToken cancellation) => database.ReadAsync(session => FindAsync(session, nowMs), cancellation);

    public static async Task<DutySpell> AddAsync(DbSession session, DutySpell spell) => (await session.FirstOrDefaultAsync<DutySpell>(
        $"insert into duty_spells (begun_ms, until_ms, operator_name) values (@BegunMs, @UntilMs, @OperatorName) returning {Columns}", spell))!;

    /// <summary>Ends whatever lasts.</summary>
    public static Task EndAsync(DbSession session, long nowMs) => session.ExecuteAsync("update duty_spells set until_ms = @nowMs where until_ms > @nowMs", new { nowMs });

    Task<int> IExpiringRows.ExpireAsync(DbSession session, DateTimeOffset now, int limit) => session.ExecuteAsync(
        "delete from duty_spells where id in (select id from duty_spells where until_ms < @before order by until_ms limit @limit)",
        new { before = (now - Kept).ToUnixTimeMilliseconds(), limit });
}
