using System.Collections.Concurrent;

namespace PuyangFabu.Webhook;

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
    /// <returns>The reply, and whether this delivery was a repeat.</returns>
    public async Task<StoredReply> JoinAsync(DeliveryKey key, Func<Task<StoredReply>> run)
    {
        var mine = new Lazy<Task<StoredReply>>(run);
        var actual = deliveries.GetOrAdd(key, mine);
        if (!ReferenceEquals(mine, actual))
        {
            return await actual.Value with { Repeated = true };
        }

        try
        {
            var reply = await actual.Value;
            Remember(key);
            return reply;
        }
        catch
        {
            // What failed is not remembered: WeChat's next try begins anew.
            deliveries.TryRemove(key, out _);
            throw;
        }
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
