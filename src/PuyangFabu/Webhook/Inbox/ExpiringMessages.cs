using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;

namespace PuyangFabu.Webhook.Inbox;

/// <summary>Empties old messages: what was said and by whom goes, that something was received and how it was answered stays.</summary>
public sealed class ExpiringMessages(InboxOptions options) : IExpiringRows
{
    /// <summary>Everything up to here is empty; the last one only if its transaction was committed.</summary>
    private long emptied;

    public async Task<int> ExpireAsync(DbSession session, DateTimeOffset now, int limit)
    {
        var from = await InboxStore.IsEmptyAsync(session, emptied) ? emptied : 0;
        var until = await InboxStore.LastBeforeAsync(session, now.AddDays(-options.MessageDays).ToUnixTimeMilliseconds());
        var old = await InboxStore.SendersAsync(session, from, until, limit);
        if (old.Count > 0)
        {
            await InboxStore.EmptyAsync(session, [.. old.Select(static row => row.Id)]);
            emptied = old[^1].Id;
        }

        return old.Count;
    }
}

/// <summary>
/// Deletes rows whose time as a record is over: that and when something was received must be known for a year
/// (互联网政务应用安全管理规定, article 20), what it was goes sooner.
/// </summary>
public sealed class ExpiringDeliveries(InboxOptions options) : IExpiringRows
{
    private const int RecordDays = 400;

    public async Task<int> ExpireAsync(DbSession session, DateTimeOffset now, int limit)
    {
        var days = Math.Max(RecordDays, options.MessageDays);
        var until = await InboxStore.LastBeforeAsync(session, now.AddDays(-days).ToUnixTimeMilliseconds());
        return until == 0 ? 0 : await InboxStore.DeleteAsync(session, until, limit);
    }
}
