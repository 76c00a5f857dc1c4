using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Webhook.Callbacks;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Webhook.Inbox;

/// <summary>
/// All SQL of the tables <c>inbox</c>, <c>delivery_keys</c> and <c>inbox_marks</c>. A unique key is what makes a message count once:
/// whoever inserts it first, in whatever process, has the reply that every repeat gets. Keys are kept for days only.
/// </summary>
public sealed class InboxStore : IPersonalDataStore
{
    private const string Events = "event:%";
    private const string Emptied = "open_id = '', message = @nothing, reply = null";
    private static readonly byte[] Nothing = [];

    /// <summary>
    /// Rows lie in the index of followers by spans of 65536: who looks for somebody's rows asks each span. This gives the numbers of
    /// those above a row.
    /// </summary>
    private const string Spans =
        """
        with recursive span(number) as (
            select (case when @afterId < (select min(id) from inbox) then (select min(id) from inbox) else @afterId end) >> 16
            union all select number + 1 from span where number < (select max(id) >> 16 from inbox))
        """;

    private const string InSpans = "span cross join inbox where (inbox.id >> 16) = span.number";

    // Who is first with a key has the row and its number. The keys lie in their order, see InboxEntry.InOrder.
    // All that follows the signatures waits for them, and leaves it where one of them was known.
    private static readonly string GroupOnPostgreSql =
        $"""
        with claimed as ({SeenSignatureStore.ManyOnPostgreSql("$10, $11, $12, $13")}),
        given as (
            select nextval((select cast(pg_get_serial_sequence('inbox', 'id') as regclass))) as id, sent.*
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
                as sent (delivery_key, account, open_id, kind, received_ms, message, reply, reason, elapsed_us)),
        fresh as (
            insert into delivery_keys (delivery_key, inbox_id) select delivery_key, id from given
            where (select count(*) from claimed) = cardinality($10)
            on conflict (delivery_key) do nothing returning inbox_id, delivery_key),
        stored as (
            insert into inbox (id, account, open_id, kind, received_ms, message, reply, reason, elapsed_us)
            select id, account, open_id, kind, received_ms, message, reply, reason, elapsed_us from given
            where (select count(*) from fresh) = cardinality($1) or id = any(array(select inbox_id from fresh)))
        select (select count(*) from claimed), count(*), case when count(*) < cardinality($1) then array_agg(delivery_key) end from fresh
        """;

    private const string LastOnSqlite = "select seq from sqlite_sequence where name = 'inbox'";
    private const string KeyOnSqlite = "insert into delivery_keys (delivery_key, inbox_id) values (?, ?) on conflict (delivery_key) do nothing";

    private const string RowOnSqlite =
        """
        insert into inbox (id, account, open_id, kind, received_ms, message, reply, reason, elapsed_us)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    /// <summary>The insert of messages, for one connection.</summary>
    public static IInboxInsert InsertOn(DbConnection connection) => connection is SqliteConnection sqlite
        ? new SqliteInboxInsert(sqlite, LastOnSqlite, KeyOnSqlite, RowOnSqlite, SeenSignatureStore.OneOnSqlite)
        : new PostgreSqlInboxInsert((NpgsqlConnection)connection, GroupOnPostgreSql);

    /// <summary>Stores the entries, then runs their writes, in the session's transaction; fails as a whole.</summary>
    /// <param name="insert">Of the session's connection.</param>
    /// <returns>The reply that counts for each entry, in their order; valid once the transaction is committed.</returns>
    public static async Task<StoredReply[]> InsertAsync(DbSession session, IInboxInsert insert, IReadOnlyList<InboxEntry> entries) =>
        (await InsertAsync(session, insert, [], entries))!;

    /// <summary>Does the same, and puts the signatures down before; null, and nothing stored, when one was put down before that.</summary>
    /// <inheritdoc cref="InsertAsync(DbSession, IInboxInsert, IReadOnlyList{InboxEntry})"/>
    public static async Task<StoredReply[]?> InsertAsync(
        DbSession session, IInboxInsert insert, IReadOnlyCollection<SignatureClaim> claims, IReadOnlyList<InboxEntry> entries)
    {
        var (order, once) = InboxEntry.InOrder(entries);
        if (await insert.InsertAsync(session, claims, once) is not { } first)
        {
            return null;
        }

        var replies = new StoredReply[entries.Count];
        var writes = new List<InboxWrite>();
        var place = -1;
        foreach (var index in order)
        {
            var entry = entries[index];
            var isAgain = place >= 0 && once[place].Key == entry.Key;
            place += isAgain ? 0 : 1;
            if (isAgain || !first[place])
            {
                replies[index] = new StoredReply(await ReplyAsync(session, entry.Key), Repeated: true);
                continue;
            }

            replies[index] = new StoredReply(entry.Reply, Repeated: false);
            writes.AddRange(entry.Writes);
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
    public static async Task<IReadOnlyList<InboxFault>> FindFaultsAsync(DbSession session, IInboxInsert insert, IReadOnlyList<InboxEntry> entries)
    {
        var faults = new List<InboxFault>();
        var writes = new List<(InboxWrite Write, InboxEntry Entry)>();
        foreach (var entry in InboxEntry.InOrder(entries).Order.Select(index => entries[index]))
        {
            bool[] first = [];
            if (await session.TryAsync(async () => first = (await insert.InsertAsync(session, [], [entry]))!, session.Dialect.Blames) is { } failure)
            {
                faults.Add(new InboxFault(entry, failure, InMessage: true));
            }
            else if (first[0])
            {
                writes.AddRange(entry.Writes.Select(write => (write, entry)));
            }
        }

        foreach (var (write, entry) in writes.OrderBy(static pair => pair.Write, InboxWrite.Order))
        {
            if (await session.TryAsync(() => write.RunAsync(session), session.Dialect.Blames) is { } failure)
            {
                faults.Add(new InboxFault(entry, failure, InMessage: false));
            }
        }

        return faults;
    }

    /// <summary>The reply that was stored for a message; null for <c>success</c>, and where the message was emptied.</summary>
    public static Task<byte[]?> ReplyAsync(DbSession session, DeliveryKey key) => session.FirstOrDefaultAsync<byte[]>(
        "select inbox.reply from delivery_keys join inbox on inbox.id = delivery_keys.inbox_id where delivery_keys.delivery_key = @key",
        new { key = key.ToBytes() });

    /// <summary>Forgets keys up to a row: what is sent again then is a new message.</summary>
    public static Task<int> ForgetKeysAsync(DbSession session, long untilId, int limit) => session.ExecuteAsync(
        "delete from delivery_keys where delivery_key in (select delivery_key from delivery_keys where inbox_id <= @untilId limit @limit)",
        new { untilId, limit });

    /// <summary>Changes nothing, but needs all that storing a message needs.</summary>
    public static Task<int> ProbeAsync(DbSession session) => session.ExecuteAsync("update inbox set reason = reason where id = 0");

    IReadOnlyList<PersonalColumns> IPersonalDataStore.PersonalData { get; } = [new("inbox", "Inbox:MessageDays", "open_id", "message", "reply")];

    /// <summary>What a follower sent and did, the newest first.</summary>
    public static Task<IReadOnlyList<InboxItem>> OfFollowerAsync(DbSession session, string account, string openId, int limit) => session.QueryAsync<InboxItem>(
        $"""
        {Spans} select kind, received_ms, message, reply, reason from {InSpans} and account = @account and open_id = @openId
        order by id desc limit @limit
        """,
        new { account, openId, limit, afterId = 0L });

    /// <summary>When followers sent and did what, since a moment.</summary>
    public static async Task<IReadOnlyList<InboxTime>> TimesAsync(DbSession session, string account, IReadOnlyList<string> openIds, long sinceMs) => await session.QueryAsync<InboxTime>(
        $"{Spans} select open_id, kind, received_ms from {InSpans} and account = @account and open_id {session.Dialect.InIds} and received_ms >= @sinceMs",
        new { account, ids = openIds.ToArray(), sinceMs, afterId = await LastBeforeAsync(session, sinceMs) });

    /// <summary>The last message of each who wrote, events apart; the newest first. Goes back row by row, whatever else is kept.</summary>
    /// <param name="beforeId">The last row of the page before; the largest number for the first page.</param>
    /// <param name="openIds">Only of these people; null for everybody.</param>
    public static Task<IReadOnlyList<InboxLatest>> LatestAsync(DbSession session, string account, long beforeId, IReadOnlyList<string>? openIds, int limit) => session.QueryAsync<InboxLatest>(
        $"""
        {Spans}
        select latest.id, latest.open_id, latest.kind, latest.received_ms, latest.message, latest.reply, latest.reason
        from {(openIds is null ? "inbox as latest where true" : "span cross join inbox as latest where (latest.id >> 16) = span.number")}
            and latest.account = @account and latest.id < @beforeId and latest.open_id <> '' and latest.kind not like '{Events}'
            {(openIds is null ? "" : $"and latest.open_id {session.Dialect.InIds}")}
            and (select count(*) from (
                select 1 from span as above cross join inbox as later
                where above.number >= (latest.id >> 16) and (later.id >> 16) = above.number
                    and later.account = latest.account and later.open_id = latest.open_id and later.id > latest.id and later.kind not like '{Events}' limit 1) as found) = 0
        order by latest.id desc limit @limit
        """,
        new { account, beforeId, ids = openIds?.ToArray() ?? [], limit, afterId = 0L });

    /// <summary>The last message of each of these people, events apart.</summary>
    public static Task<IReadOnlyList<InboxLatest>> LatestAsync(DbSession session, string account, IReadOnlyList<string> openIds) => session.QueryAsync<InboxLatest>(
        $"""
        {Spans}
        select id, open_id, kind, received_ms, message, reply, reason from inbox where id in (
            select max(id) from {InSpans} and account = @account and open_id {session.Dialect.InIds} and kind not like '{Events}' group by open_id)
        """,
        new { account, ids = openIds.ToArray(), afterId = 0L });

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
        $"update inbox set {Emptied} where id in ({Spans} select id from {InSpans} and account = @account and open_id = @openId)",
        new { account, openId, nothing = Nothing, afterId = 0L });

    /// <inheritdoc cref="IPersonalDataStore.ForgetStrangerAsync"/>
    public Task ForgetStrangerAsync(DbSession session, string account, string openId, long untilId) => session.ExecuteAsync(
        $"update inbox set {Emptied} where id in ({Spans} select id from {InSpans} and account = @account and open_id = @openId and id <= @untilId)",
        new { account, openId, untilId, nothing = Nothing, afterId = 0L });

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
        $"{Spans} select open_id from {InSpans} and account = @account and open_id {session.Dialect.InIds} group by open_id having max(received_ms) < @sinceMs",
        new { account, ids = openIds.ToArray(), sinceMs, afterId = 0L });

    /// <summary>Whether somebody sent something after a row.</summary>
    public static async Task<bool> SentAfterAsync(DbSession session, string account, string openId, long id) => await session.ScalarAsync<long>(
        $"{Spans} select count(*) from (select 1 from {InSpans} and account = @account and open_id = @openId and id > @afterId limit 1) as found", new { account, openId, afterId = id }) > 0;

    /// <summary>Empties rows as <see cref="ForgetAsync"/> does, whoever sent them.</summary>
    public static Task<int> EmptyAsync(DbSession session, IReadOnlyList<long> ids) =>
        session.ExecuteAsync($"update inbox set {Emptied} where id {session.Dialect.InIds}", new { ids = ids.ToArray(), nothing = Nothing });

    /// <summary>Everything up to this row has been emptied.</summary>
    public static Task<long> EmptiedUntilAsync(DbSession session) =>
        session.ScalarAsync<long>("select coalesce(max(row_id), 0) from inbox_marks where name = 'emptied'");

    public static Task MarkEmptiedAsync(DbSession session, long untilId) => session.ExecuteAsync(
        "insert into inbox_marks (name, row_id) values ('emptied', @untilId) on conflict (name) do update set row_id = excluded.row_id", new { untilId });

    /// <summary>Whether WeChat has brought anything for the account that is still kept.</summary>
    public static async Task<bool> HoldsAnyAsync(DbSession session, string account) => await session.ScalarAsync<long>(
        $"{Spans} select count(*) from (select 1 from {InSpans} and account = @account limit 1) as found", new { account, afterId = 0L }) > 0;

    /// <summary>When each account last got anything, among the newest rows of all: older than those is long ago.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> LastTimesAsync(DbSession session, int newest) => (await session.QueryAsync<(string Account, long ReceivedMs)>(
        "select account, max(received_ms) as received_ms from (select account, received_ms from inbox order by id desc limit @newest) as recent group by account",
        new { newest })).ToDictionary(static row => row.Account, static row => row.ReceivedMs, StringComparer.Ordinal);

    /// <summary>Deletes rows up to one, the oldest first.</summary>
    public static Task<int> DeleteAsync(DbSession session, long untilId, int limit) => session.ExecuteAsync(
        "delete from inbox where id in (select id from inbox where id <= @untilId order by id limit @limit)", new { untilId, limit });
}
