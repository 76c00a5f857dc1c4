using System.Collections.Concurrent;

namespace PuyangFabu.Webhook.Inbox;

/// <summary>
/// Lets a repeat join the delivery that is still running, and answers the latest ones from memory. Older repeats and
/// those of other nodes meet the inbox's unique key instead.
/// </summary>
public sealed class RunningDeliveries
{
    /// <summary>How many finished deliveries are remembered; bounded, because memory kept per message costs pauses.</summary>
    public const int Remembered = 1024;

    private readonly ConcurrentDictionary<DeliveryKey, TaskCompletionSource<StoredReply>> deliveries = new();
    private readonly ConcurrentQueue<DeliveryKey> finished = new();

    /// <summary>Deliveries that run or are remembered.</summary>
    public int Count => deliveries.Count;

    /// <param name="run">Called for the first of several deliveries of one message only, with what was given for it.</param>
    /// <returns>The reply, and whether this delivery was a repeat. Only the first one's own refusal is handed back.</returns>
    public async Task<StoredReply> JoinAsync<TGiven>(DeliveryKey key, TGiven given, Func<TGiven, Task<StoredReply>> run)
    {
        var mine = new TaskCompletionSource<StoredReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        while (deliveries.GetOrAdd(key, mine) is var actual && actual != mine)
        {
            var reply = await actual.Task;

            // What speaks against another request says nothing of this one, whose turn it is then.
            if (!reply.IsRefused)
            {
                return reply with { Repeated = true, Joined = true };
            }
        }

        try
        {
            var reply = await run(given);
            Settle(key, reply.IsRefused);
            mine.SetResult(reply);
            return reply;
        }
        catch (Exception failure)
        {
            Settle(key, forgotten: true);
            mine.SetException(failure);

            // Whoever had joined hears of it there; when nobody had, it is told here and nowhere else.
            _ = mine.Task.Exception;
            throw;
        }
    }

    // What failed or was refused is not remembered, and is gone before anybody hears of it: the next one begins anew.
    private void Settle(DeliveryKey key, bool forgotten)
    {
        if (forgotten)
        {
            deliveries.TryRemove(key, out _);
            return;
        }

        finished.Enqueue(key);
        if (finished.Count > Remembered && finished.TryDequeue(out var oldest))
        {
            deliveries.TryRemove(oldest, out _);
        }
    }
}
