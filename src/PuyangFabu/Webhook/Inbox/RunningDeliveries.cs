using System.Collections.Concurrent;

namespace PuyangFabu.Webhook.Inbox;

/// <summary>
/// Lets a repeat join the delivery that is still running, and answers the latest ones from memory. Older repeats and
/// those of other nodes meet the inbox's unique key instead.
/// </summary>
public sealed class RunningDeliveries
{
    /// <summary>How many finished deliveries are remembered; bounded, because memory kept per message costs pauses.</summary>
    private const int Remembered = 4096;

    private readonly ConcurrentDictionary<DeliveryKey, Lazy<Task<StoredReply>>> deliveries = new();
    private readonly ConcurrentQueue<DeliveryKey> finished = new();

    /// <param name="run">Started for the first of several deliveries of one message only.</param>
    /// <returns>The reply, and whether this delivery was a repeat. Only the first one's own refusal is handed back.</returns>
    public async Task<StoredReply> JoinAsync(DeliveryKey key, Func<Task<StoredReply>> run)
    {
        while (true)
        {
            var mine = new Lazy<Task<StoredReply>>(() => RunAsync(key, run));
            var actual = deliveries.GetOrAdd(key, mine);
            var reply = await actual.Value;
            if (ReferenceEquals(mine, actual))
            {
                return reply;
            }

            // What speaks against another request says nothing of this one, whose turn it is then.
            if (!reply.IsRefused)
            {
                return reply with { Repeated = true };
            }
        }
    }

    // What failed or was refused is not remembered, and is gone before anybody hears of it: the next one begins anew.
    private async Task<StoredReply> RunAsync(DeliveryKey key, Func<Task<StoredReply>> run)
    {
        StoredReply reply;
        try
        {
            reply = await run();
        }
        catch
        {
            deliveries.TryRemove(key, out _);
            throw;
        }

        if (reply.IsRefused)
        {
            deliveries.TryRemove(key, out _);
        }
        else
        {
            Remember(key);
        }

        return reply;
    }

    private void Remember(DeliveryKey key)
    {
        finished.Enqueue(key);
        if (finished.Count > Remembered && finished.TryDequeue(out var oldest))
        {
            deliveries.TryRemove(oldest, out _);
        }
    }
}
