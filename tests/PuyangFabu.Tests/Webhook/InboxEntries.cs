using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Webhook.Handling;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Tests.Webhook;

/// <summary>Messages as they come to the inbox.</summary>
internal static class InboxEntries
{
    public static InboxEntry Of(ProductHost host, int key, Func<DbSession, Task>? write = null, SharedRows rows = SharedRows.Jobs, string row = "", string openId = "o") => new()
    {
        Key = new DeliveryKey((UInt128)key),
        Account = "puyang",
        OpenId = openId,
        Kind = "text",
        ReceivedMs = host.Database.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
        StartedAt = host.Database.Clock.GetTimestamp(),
        Message = [],
        Reply = "reply"u8.ToArray(),
        Reason = "test",
        ElapsedMicroseconds = 0,
        Writes = write is null ? [] : [new InboxWrite(rows, row, "puyang", write)],
    };
}
