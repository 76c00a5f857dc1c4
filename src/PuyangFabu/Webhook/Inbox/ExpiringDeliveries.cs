using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;

namespace PuyangFabu.Webhook.Inbox;

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
