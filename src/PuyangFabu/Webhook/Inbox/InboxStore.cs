using System.Data.Common;
using System.Text;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Webhook.Inbox;

/// <summary>
/// All SQL of the table <c>inbox</c>. Its unique key is what makes a message count once: whoever inserts first,
/// in whatever process, has the reply that every repeat gets.
/// </summary>
public sealed class InboxStore : IPersonalDataStore
{
    private const string Events = "event:%";
    private const string Emptied = "open_id = '', message = @nothing, reply = null";
    private static readonly byte[] Nothing = [];

    private const string InsertText =
        """
        insert into inbox (delivery_key, account, open_id, kind, received_ms, message, reply, reason, elapsed_us)
        values (@key, @account, @openId, @kind, @receivedMs, @message, @reply, @reason, @elapsedUs)
        on conflict (delivery_key) do nothing
        """;

    public static InboxInsert InsertOn(DbConnection connection) => new(connection, InsertText);

    /// <summary>Stores the entries, then runs their writes, in the session's transaction; fails as a whole.</summary>
    /// <param name="insert">Of the session's connection.</param>
    /// <returns>The reply that counts for each entry, in their order; valid once the transaction is committed.</returns>
    public static async Task<StoredReply[]> InsertAsync(DbSession session, InboxInsert insert, IReadOnlyList<InboxEntry> entries)
    {
        var replies = new StoredReply[entries.Count];
        var writes = new List<InboxWrite>();
        foreach (var index in InOrder(entries))
        {
            var entry = entries[index];
            if (await insert.IsFirstAsync(session, entry))
            {
                replies[index] = new StoredReply(entry.Reply, Repeated: false);
                writes.AddRange(entry.Writes);
            }
            else
            {
                replies[index] = new StoredReply(await ReplyAsync(session, entry.Key), Repeated: true);
            }
        }

        foreach (var write in writes.Order(InboxWrite.Order))
        {
            await write.RunAsync(session);
        }

        return replies;
    }

    /// <summary>
    /// Does the same with a savepoint around each step, to learn which of the entries are at fault; for a transaction that is
    /// taken back. Each step costs three times as much, so this is for groups that failed.
    /// </summary>
    public static async Task<IReadOnlyList<InboxFault>> FindFaultsAsync(DbSession session, InboxInsert insert, IReadOnlyList<InboxEntry> entries)
    {
        var faults = new List<InboxFault>();
        var writes = new List<(InboxWrite Write, InboxEntry Entry)>();
        foreach (var entry in InOrder(entries).Select(index => entries[index]))
        {
            var first = false;
            if (await TryAsync(session, async () => first = await insert.IsFirstAsync(session, entry)) is { } failure)
            {
                faults.Add(new InboxFault(entry, failure, InMessage: true));
            }
            else if (first)
            {
                writes.AddRange(entry.Writes.Select(write => (write, entry)));
            }
        }

        foreach (var (write, entry) in writes.OrderBy(static pair => pair.Write, InboxWrite.Order))
        {
            if (await TryAsync(session, () => write.RunAsync(session)) is { } failure)
            {
                faults.Add(new InboxFault(entry, failure, InMessage: false));
            }
        }

        return faults;
    }

    /// <summary>Changes nothing, but needs all that storing a message needs.</summary>
    public static Task<int> ProbeAsync(DbSession session) => session.ExecuteAsync("update inbox set reason = reason where id = 0");

    IReadOnlyList<PersonalColumns> IPersonalDataStore.PersonalData { get; } = [new("inbox", "Inbox:MessageDays", "open_id", "message", "reply")];

    /// <summary>What a follower sent and did, the newest first.</summary>
    public static Task<IReadOnlyList<InboxItem>> OfFollowerAsync(DbSession session, string account, string openId, int limit) => session.QueryAsync<InboxItem>(
        "select kind, received_ms, message, reply, reason from inbox where account = @account and open_id = @openId order by id desc limit @limit",
        new { account, openId, limit });

    /// <summary>When followers sent and did what, since a moment.</summary>
    public static Task<IReadOnlyList<InboxTime>> TimesAsync(DbSession session, string account, IReadOnlyList<string> openIds, long sinceMs) => session.QueryAsync<InboxTime>(
        $"select open_id, kind, received_ms from inbox where account = @account and open_id {session.Dialect.InIds} and received_ms >= @sinceMs",
        new { account, ids = openIds.ToArray(), sinceMs });

    /// <summary>The last message of each who wrote, events apart; the newest first. Goes back row by row, whatever else is kept.</summary>
    /// <param name="beforeId">The last row of the page before; the largest number for the first page.</param>
    /// <param name="openIds">Only of these people; null for everybody.</param>
    public static Task<IReadOnlyList<InboxLatest>> LatestAsync(DbSession session, string account, long beforeId, IReadOnlyList<string>? openIds, int limit) => session.QueryAsync<InboxLatest>(
        $"""
        select latest.id, latest.open_id, latest.kind, latest.received_ms, latest.message, latest.reply, latest.reason from inbox as latest
        where latest.account = @account and latest.id < @beforeId and latest.open_id <> '' and latest.kind not like '{Events}'
            {(openIds is null ? "" : $"and latest.open_id {session.Dialect.InIds}")}
            and not exists (
                select 1 from inbox as later
                where later.account = latest.account and later.open_id = latest.open_id and later.id > latest.id and later.kind not like '{Events}')
        order by latest.id desc limit @limit
        """,
        new { account, beforeId, ids = openIds?.ToArray() ?? [], limit });

    /// <summary>The last message of each of these people, events apart.</summary>
    public static Task<IReadOnlyList<InboxLatest>> LatestAsync(DbSession session, string account, IReadOnlyList<string> openIds) => session.QueryAsync<InboxLatest>(
        $"""
        select id, open_id, kind, received_ms, message, reply, reason from inbox where id in (
            select max(id) from inbox where account = @account and open_id {session.Dialect.InIds} and kind not like '{Events}' group by open_id)
        """,
        new { account, ids = openIds.ToArray() });

    /// <summary>The newest row of all; 0 when there is none.</summary>
    public static Task<long> NewestAsync(DbSession session) => session.ScalarAsync<long>("select coalesce(max(id), 0) from inbox");

    /// <summary>How many messages stand above a row, events apart.</summary>
    /// <param name="limit">Counted up to this many.</param>
    public static Task<int> CountAfterAsync(DbSession session, string account, long afterId, int limit) => session.ScalarAsync<int>(
        $"select count(*) from (select 1 from inbox where account = @account and id > @afterId and open_id <> '' and kind not like '{Events}' limit @limit) as found",
        new { account, afterId, limit });

    /// <summary>Who wrote above a row, and when last, events apart; whoever wrote last first.</summary>
    public static Task<IReadOnlyList<InboxSpoken>> SpokenAfterAsync(DbSession session, string account, long afterId, int limit) => session.QueryAsync<InboxSpoken>(
        $"""
        select open_id, max(received_ms) as received_ms from inbox
        where account = @account and id > @afterId and open_id <> '' and kind not like '{Events}'
        group by open_id order by max(id) desc limit @limit
        """,
        new { account, afterId, limit });

    /// <summary>Who wrote some words, whoever wrote them last first. Reads all that is kept.</summary>
    public static Task<IReadOnlyList<string>> WritersAsync(DbSession session, string account, string words, int limit) => session.QueryAsync<string>(
        $"""
        select open_id from inbox
        where account = @account and open_id <> '' and kind = 'text' and {session.Dialect.HoldsBytes("message")}
        group by open_id order by max(id) desc limit @limit
        """,
        new { account, bytes = Encoding.UTF8.GetBytes(words), limit });

    /// <summary>Empties the rows. Their keys, which name nobody, stay: a repeat of what was just delivered must still be known as one.</summary>
    public Task ForgetAsync(DbSession session, string account, string openId) => session.ExecuteAsync(
        $"update inbox set {Emptied} where account = @account and open_id = @openId", new { account, openId, nothing = Nothing });

    /// <inheritdoc cref="IPersonalDataStore.ForgetStrangerAsync"/>
    public Task ForgetStrangerAsync(DbSession session, string account, string openId, long untilId) => session.ExecuteAsync(
        $"update inbox set {Emptied} where account = @account and open_id = @openId and id <= @untilId", new { account, openId, untilId, nothing = Nothing });

    /// <summary>The last row that was received before a moment, above a row. Ids grow with time: an index for the times would cost every message, this costs some look-ups.</summary>
    public static async Task<long> LastBeforeAsync(DbSession session, long beforeMs, long afterId = 0)
    {
        var (low, high) = (afterId, await session.ScalarAsync<long>("select coalesce(max(id), 0) from inbox"));
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            var row = await session.FirstOrDefaultAsync<InboxMoment>(
                "select id, received_ms from inbox where id >= @middle order by id limit 1", new { middle });
            (low, high) = row?.ReceivedMs < beforeMs ? (row.Id, high) : (low, middle - 1);
        }

        return low;
    }

    /// <summary>Who sent what stands above one row, up to another; in the order of the rows.</summary>
    public static Task<IReadOnlyList<InboxSender>> SendersAsync(DbSession session, long afterId, long untilId, int limit) => session.QueryAsync<InboxSender>(
        "select id, account, open_id from inbox where id > @afterId and id <= @untilId and open_id <> '' order by id limit @limit",
        new { afterId, untilId, limit });

    /// <summary>Which of these people have rows, none of them younger than a moment.</summary>
    public static Task<IReadOnlyList<string>> SilentAsync(DbSession session, string account, IReadOnlyList<string> openIds, long sinceMs) => session.QueryAsync<string>(
        $"select open_id from inbox where account = @account and open_id {session.Dialect.InIds} group by open_id having max(received_ms) < @sinceMs",
        new { account, ids = openIds, sinceMs });

    /// <summary>Whether somebody sent something after a row.</summary>
    public static async Task<bool> SentAfterAsync(DbSession session, string account, string openId, long id) => await session.ScalarAsync<long>(
        "select count(*) from (select 1 from inbox where account = @account and open_id = @openId and id > @id limit 1) as found", new { account, openId, id }) > 0;

    /// <summary>Empties rows as <see cref="ForgetAsync"/> does, whoever sent them.</summary>
    public static Task<int> EmptyAsync(DbSession session, IReadOnlyList<long> ids) =>
        session.ExecuteAsync($"update inbox set {Emptied} where id {session.Dialect.InIds}", new { ids, nothing = Nothing });

    /// <summary>Whether a row holds nothing of anybody.</summary>
    public static async Task<bool> IsEmptyAsync(DbSession session, long id) =>
        await session.ScalarAsync<long>("select count(*) from inbox where id = @id and open_id <> ''", new { id }) == 0;

    /// <summary>Whether WeChat has brought anything for the account that is still kept.</summary>
    public static async Task<bool> HoldsAnyAsync(DbSession session, string account) =>
        await session.ScalarAsync<bool>("select exists (select 1 from inbox where account = @account)", new { account });

    /// <summary>When each account last got anything, among the newest rows of all: older than those is long ago.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> LastTimesAsync(DbSession session, int newest) => (await session.QueryAsync<(string Account, long ReceivedMs)>(
        "select account, max(received_ms) as received_ms from (select account, received_ms from inbox order by id desc limit @newest) as recent group by account",
        new { newest })).ToDictionary(static row => row.Account, static row => row.ReceivedMs, StringComparer.Ordinal);

    /// <summary>Deletes rows up to one, the oldest first.</summary>
    public static Task<int> DeleteAsync(DbSession session, long untilId, int limit) => session.ExecuteAsync(
        "delete from inbox where id in (select id from inbox where id <= @untilId order by id limit @limit)", new { untilId, limit });

    /// <summary>In the order of their keys: two nodes with the same messages in two orders would wait for each other for ever.</summary>
    private static IOrderedEnumerable<int> InOrder(IReadOnlyList<InboxEntry> entries) =>
        Enumerable.Range(0, entries.Count).OrderBy(index => entries[index].Key.Value);

    /// <returns>Why the step failed, as far as it is to blame itself; null when it did not.</returns>
    private static async Task<Exception?> TryAsync(DbSession session, Func<Task> step)
    {
        const string savepoint = "entry";
        await session.Transaction!.SaveAsync(savepoint, session.Cancellation);
        try
        {
            await step();
        }
        catch (Exception failure) when (session.Dialect.Blames(failure))
        {
            await session.Transaction.RollbackAsync(savepoint, session.Cancellation);
            return failure;
        }

        await session.Transaction.ReleaseAsync(savepoint, session.Cancellation);
        return null;
    }

    private static Task<byte[]?> ReplyAsync(DbSession session, DeliveryKey key) =>
        session.FirstOrDefaultAsync<byte[]>("select reply from inbox where delivery_key = @key", new { key = key.ToBytes() });
}
