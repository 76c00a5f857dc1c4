using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;

namespace PuyangFabu.Webhook.Inbox;

/// <summary>Empties old messages: what was said and by whom goes, that something was received and how it was answered stays.</summary>
public sealed class ExpiringMessages(InboxOptions options) : IExpiringRows
{
    public async Task<int> ExpireAsync(DbSession session, DateTimeOffset now, int limit)
    {
        var from = await InboxStore.EmptiedUntilAsync(session);
        var until = await InboxStore.LastBeforeAsync(session, now.AddDays(-options.MessageDays).ToUnixTimeMilliseconds(), from);
        if (until == from)
        {
            return 0;
        }

        var old = await InboxStore.SendersAsync(session, from, until, limit);
        await InboxStore.EmptyAsync(session, [.. old.Select(static row => row.Id)]);
        await InboxStore.MarkEmptiedAsync(session, old.Count < limit ? until : old[^1].Id);
        return old.Count;
    }
}

/// <summary>
/// Deletes rows whose time as a record is over: that and when something was received must be known for a year
/// (互联网政务应用安全管理规定, article 20), what it was goes sooner. Where the inbox lies in months, a month goes as a whole once all of
/// it is that old, and row by row only what has no month.
/// </summary>
public sealed class ExpiringDeliveries(InboxOptions options) : IExpiringRows
{
    public const int RecordDays = 400;

    public async Task<int> ExpireAsync(DbSession session, DateTimeOffset now, int limit)
    {
        var before = now.AddDays(-Math.Max(RecordDays, options.MessageDays)).ToUnixTimeMilliseconds();
        if (session.Dialect.HasMonths)
        {
            await InboxMonthStore.DropBeforeAsync(session, before);
            return await InboxMonthStore.DeleteRestAsync(session, before, limit);
        }

        var until = await InboxStore.LastBeforeAsync(session, before);
        return until == 0 ? 0 : await InboxStore.DeleteAsync(session, until, limit);
    }
}

/// <summary>
/// Forgets the keys by which repeats are known, which makes their table short. WeChat repeats within seconds, and what was signed
/// is taken within a window only; where nobody looks at that time, a key is kept as long as its message's record.
/// </summary>
public sealed class ExpiringDeliveryKeys(InboxOptions options, WeChatOptions weChat) : IExpiringRows
{
    private static readonly TimeSpan Shortest = TimeSpan.FromDays(2);

    public async Task<int> ExpireAsync(DbSession session, DateTimeOffset now, int limit)
    {
        // A time that is signed may lie ahead of the clock by as much as behind.
        var kept = weChat.SignatureWindowSeconds == 0
            ? TimeSpan.FromDays(Math.Max(ExpiringDeliveries.RecordDays, options.MessageDays))
            : TimeSpan.FromSeconds(Math.Max(Shortest.TotalSeconds, 3.0 * weChat.SignatureWindowSeconds));
        var until = await InboxStore.LastBeforeAsync(session, (now - kept).ToUnixTimeMilliseconds());
        return until == 0 ? 0 : await InboxStore.ForgetKeysAsync(session, until, limit);
    }
}
