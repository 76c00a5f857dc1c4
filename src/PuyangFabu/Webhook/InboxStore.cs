using System.Data.Common;
using PuyangFabu.Storage;

namespace PuyangFabu.Webhook;

/// <summary>
/// All SQL of the table <c>inbox</c>. Its unique key is what makes a message count once: whoever inserts first,
/// in whatever process, has the reply that every repeat gets.
/// </summary>
public sealed class InboxStore : IPersonalDataStore
{
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

    /// <summary>What a follower sent and did, the newest first.</summary>
    public static Task<IReadOnlyList<InboxItem>> OfFollowerAsync(DbSession session, string account, string openId, int limit) => session.QueryAsync<InboxItem>(
        "select kind, received_ms, message from inbox where account = @account and open_id = @openId order by id desc limit @limit",
        new { account, openId, limit });

    /// <summary>Empties the rows. Their keys, which name nobody, stay: a repeat of what was just delivered must still be known as one.</summary>
    public Task ForgetAsync(DbSession session, string account, string openId) => session.ExecuteAsync(
        "update inbox set open_id = '', message = @nothing, reply = null where account = @account and open_id = @openId",
        new { account, openId, nothing = Array.Empty<byte>() });

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
