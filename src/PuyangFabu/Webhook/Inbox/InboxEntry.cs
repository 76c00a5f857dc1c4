using System.Diagnostics;
using PuyangFabu.Webhook.Callbacks;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Webhook.Inbox;

/// <summary>A message with its answer, on the way to disk.</summary>
public sealed class InboxEntry
{
    // What waits goes on where the entry is settled: see InboxAnswers, which does so for many at a time.
    private readonly TaskCompletionSource<StoredReply> stored = new();
    private StoredReply outcome = StoredReply.Refused;
    private int settled;

    public required DeliveryKey Key { get; init; }

    public required string Account { get; init; }

    public required string OpenId { get; init; }

    /// <summary>The MsgType, or for an event <c>event:</c> and its name.</summary>
    public required string Kind { get; init; }

    public required long ReceivedMs { get; init; }

    /// <summary>The use of its signature; null for what did not come over the webhook.</summary>
    public SignatureClaim? Claim { get; init; }

    /// <summary>When its delivery arrived, as <see cref="TimeProvider.GetTimestamp"/> counts.</summary>
    public required long StartedAt { get; init; }

    /// <summary>The plain XML as it came, after decryption.</summary>
    public required byte[] Message { get; init; }

    /// <summary>The plain XML of the reply; null for <c>success</c>.</summary>
    public required byte[]? Reply { get; set; }

    public required string Reason { get; set; }

    public required long ElapsedMicroseconds { get; init; }

    public IReadOnlyList<InboxWrite> Writes { get; set; } = [];

    /// <summary>Where its request stands in its trace: the writer has a thread of its own.</summary>
    public ActivityContext Trace { get; } = WebhookSteps.Here;

    /// <summary>Done when the entry is on disk, with the reply that counts.</summary>
    public Task<StoredReply> Stored => stored.Task;

    /// <summary>In the order of their keys: two nodes with the same messages in two orders would wait for each other for ever.</summary>
    /// <returns>The places of all, and the first of each key.</returns>
    public static (int[] Order, IReadOnlyList<InboxEntry> Once) InOrder(IReadOnlyList<InboxEntry> entries)
    {
        var order = Enumerable.Range(0, entries.Count).ToArray();
        Array.Sort(order, (one, other) => entries[one].Key.Value.CompareTo(entries[other].Key.Value) is not 0 and var sign ? sign : one.CompareTo(other));
        var once = new List<InboxEntry>(order.Length);
        foreach (var index in order)
        {
            if (once is not [.., var last] || last.Key != entries[index].Key)
            {
                once.Add(entries[index]);
            }
        }

        return (order, once);
    }

    /// <summary>After the handler's write failed: the message is kept, with <c>success</c> for an answer, as with any failing handler.</summary>
    public void KeepMessageOnly()
    {
        Writes = [];
        Reply = null;
        Reason = "handler-write-error";
    }

    /// <summary>Whether its sender has heard, or is about to.</summary>
    public bool IsSettled => Volatile.Read(ref settled) != 0;

    /// <summary>Notes the reply that is on disk for it; without one it was not admitted.</summary>
    public void Decide(StoredReply reply) => outcome = reply;

    /// <summary>Tells the sender what was decided, on this thread.</summary>
    public void Complete()
    {
        if (Interlocked.Exchange(ref settled, 1) == 0)
        {
            stored.SetResult(outcome);
        }
    }

    /// <summary>Tells the sender that it is not stored, on another thread: whoever finds that out holds up others.</summary>
    /// <returns>False when its sender has heard already.</returns>
    public bool TryFail(NotStoredException failure)
    {
        if (Interlocked.Exchange(ref settled, 1) != 0)
        {
            return false;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static told => told.Entry.stored.SetException(told.Failure), (Entry: this, Failure: failure), preferLocal: false);
        return true;
    }
}

/// <summary>A message of a group that the database does not take.</summary>
/// <param name="Entry">The message.</param>
/// <param name="Failure">What the database, or the handler's write, said.</param>
/// <param name="InMessage">True when the message itself cannot be stored; false when only what its handler writes cannot.</param>
public sealed record InboxFault(InboxEntry Entry, Exception Failure, bool InMessage);

/// <summary>The reply that stands in the inbox for a message.</summary>
/// <param name="Xml">Plain XML, or null for <c>success</c>.</param>
/// <param name="Repeated">True when an earlier delivery, perhaps on another node, had stored it.</param>
public readonly record struct StoredReply(byte[]? Xml, bool Repeated)
{
    /// <summary>The message was not stored: its signature stands for another body, or the account takes no plain ones.</summary>
    public static StoredReply Refused { get; } = new() { IsRefused = true };

    public bool IsRefused { get; private init; }

    /// <summary>A repeat that got the reply of a delivery which this process still had.</summary>
    public bool Joined { get; init; }
}
