using PuyangFabu.Foundation.Storage;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Conversation.FollowerCare.Conversations;

/// <summary>When some people sent and got something in the last 48 hours; of messages nothing but times is read.</summary>
internal sealed class RecentTimes
{
    private readonly ILookup<string, (string Kind, long AtMs)> received;
    private readonly ILookup<string, long> sent;
    private readonly long nowMs;

    private RecentTimes(IEnumerable<InboxTime> received, IEnumerable<SentTime> sent, long nowMs)
    {
        this.received = received.ToLookup(static time => time.OpenId, static time => (time.Kind, time.ReceivedMs));
        this.sent = sent.ToLookup(static time => time.OpenId, static time => time.SentMs);
        this.nowMs = nowMs;
    }

    public static async Task<RecentTimes> ReadAsync(DbSession session, string account, IReadOnlyList<string> openIds, long nowMs)
    {
        var since = nowMs - (long)ReplyWindow.Longest.TotalMilliseconds;
        return new RecentTimes(
            await InboxStore.TimesAsync(session, account, openIds, since), await FollowerMessageStore.SentSinceAsync(session, account, openIds, since), nowMs);
    }

    /// <summary>What may still be sent to a person.</summary>
    public ReplyWindow WindowOf(string openId) => ReplyWindow.Of(received[openId], [.. sent[openId]], nowMs);

    /// <summary>How many messages nobody has read who may answer.</summary>
    /// <param name="seenMs">Up to when they are read.</param>
    public int UnreadOf(string openId, long seenMs) =>
        received[openId].Count(time => time.AtMs > seenMs && !time.Kind.StartsWith("event:", StringComparison.Ordinal));
}
