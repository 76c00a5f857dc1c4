using System.Globalization;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Webhook.Inbox;

/// <summary>
/// The partitions of the inbox, on PostgreSQL: one for each month of China's time, and one for the rest, into which goes whatever
/// has no month yet, so that no message ever fails for want of one.
/// </summary>
public static class InboxMonthStore
{
    // Making or dropping a partition needs a lock that others need too, and whoever waits for it holds up those behind. A backup
    // reads for minutes: it is tried again later.
    private const string Impatient = "set local lock_timeout = '500ms'";

    /// <summary>Times that a clock may show, 2000 to 2099; others stay with the rest.</summary>
    private const string Likely = "received_ms >= 946656000000 and received_ms < 4102416000000";

    /// <summary>Makes the month of a moment, with the rows of it that lie among the rest.</summary>
    /// <returns>False when it was there.</returns>
    public static async Task<bool> KeepAsync(DbSession session, long atMs)
    {
        await session.ExecuteAsync(Impatient);
        return await session.ScalarAsync<bool>("select inbox_keep_month(@atMs)", new { atMs });
    }

    /// <summary>Makes the months from which messages may still be kept.</summary>
    public static Task KeepPastAsync(DbSession session) => session.ExecuteAsync(
        "select inbox_keep_month(cast(extract(epoch from now() - back * interval '1 month') * 1000 as bigint)) from generate_series(0, 14) as back");

    /// <summary>When a message was received whose month is missing; null when there is none.</summary>
    public static Task<long?> MissingAsync(DbSession session) => session.FirstOrDefaultAsync<long?>(
        $"select received_ms from inbox_rest where {Likely} order by id limit 1");

    /// <summary>The months there are, the oldest first, as in <c>2026_11</c>.</summary>
    public static Task<IReadOnlyList<string>> ListAsync(DbSession session) => session.QueryAsync<string>(
        """
        select substr(part.relname, 7) from pg_inherits join pg_class as part on part.oid = pg_inherits.inhrelid
        where pg_inherits.inhparent = cast('inbox' as regclass) and part.relname like 'inbox\_2%' order by 1
        """);

    /// <summary>Drops the months that were over before a moment, each as a whole.</summary>
    public static async Task DropBeforeAsync(DbSession session, long beforeMs)
    {
        var month = UnixMilliseconds.ToChinaTime(beforeMs).ToString("yyyy_MM", CultureInfo.InvariantCulture);
        foreach (var over in (await ListAsync(session)).Where(name => string.CompareOrdinal(name, month) < 0))
        {
            // Somebody reads it: the next turn finds it again.
            if (await session.TryAsync(() => DropAsync(session, over), session.Dialect.IsContention) is not null)
            {
                return;
            }
        }
    }

    /// <summary>Deletes what was received before a moment and has no month.</summary>
    public static Task<int> DeleteRestAsync(DbSession session, long beforeMs, int limit) => session.ExecuteAsync(
        "delete from inbox_rest where id in (select id from inbox_rest where received_ms < @beforeMs order by id limit @limit)", new { beforeMs, limit });

    private static async Task DropAsync(DbSession session, string month)
    {
        await session.ExecuteAsync(Impatient);
        await session.ExecuteAsync($"drop table \"inbox_{month}\"");
    }
}
