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

    /// <summary>
    /// Stores the entries and runs their writes in the session's transaction.
    /// </summary>
    /// <param name="insert">Of the session's connection.</param>
    /// <exception cref="EntryWriteException">The write of one of them failed; nothing is stored.</exception>
    /// <returns>The reply that counts for each entry, in their order; valid once the transaction is committed.</returns>
    public async Task<StoredReply[]> InsertAsync(DbSession session, InboxInsert insert, IReadOnlyList<InboxEntry> entries)
    {
        var replies = new StoredReply[entries.Count];

        // In the order of their keys: two nodes with the same messages in two orders would wait for each other for ever.
        var order = Enumerable.Range(0, entries.Count).OrderBy(index => entries[index].Key.Value).ToArray();
        foreach (var index in order)
        {
            var entry = entries[index];
            if (await insert.IsFirstAsync(session, entry))
            {
                replies[index] = new StoredReply(entry.Reply, Repeated: false);
                await WriteAsync(session, entry);
            }
            else
            {
                replies[index] = new StoredReply(await ReplyAsync(session, entry.Key), Repeated: true);
            }
        }

        return replies;
    }

    /// <summary>What a follower sent and did, the newest first.</summary>
    public static Task<IReadOnlyList<InboxItem>> OfFollowerAsync(DbSession session, string account, string openId, int limit) => session.QueryAsync<InboxItem>(
        "select kind, received_ms, message from inbox where account = @account and open_id = @openId order by id desc limit @limit",
        new { account, openId, limit });

    /// <summary>Empties the rows. Their keys, which name nobody, stay: a repeat of what was just delivered must still be known as one.</summary>
    public Task ForgetAsync(DbSession session, string account, string openId) => session.ExecuteAsync(
        "update inbox set open_id = '', message = @nothing, reply = null where account = @account and open_id = @openId",
        new { account, openId, nothing = Array.Empty<byte>() });

    private static async Task WriteAsync(DbSession session, InboxEntry entry)
    {
        if (entry.Write is not { } write)
        {
            return;
        }

        try
        {
            await write(session);
        }
        catch (Exception failure) when (failure is not DbException { IsTransient: true })
        {
            throw new EntryWriteException(entry, failure);
        }
    }

    private static Task<byte[]?> ReplyAsync(DbSession session, DeliveryKey key) =>
        session.FirstOrDefaultAsync<byte[]>("select reply from inbox where delivery_key = @key", new { key = key.ToBytes() });
}
