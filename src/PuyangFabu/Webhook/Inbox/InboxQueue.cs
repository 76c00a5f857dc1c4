using System.Threading.Channels;

namespace PuyangFabu.Webhook.Inbox;

/// <summary>The messages that wait for the disk, and how long the oldest has been waiting.</summary>
public sealed class InboxQueue(TimeProvider clock)
{
    /// <summary>WeChat hangs up after five seconds; whoever waited so long is told so while it still listens.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(4.5);

    private const long NotStalled = long.MinValue;

    private readonly Channel<InboxEntry> waiting = Channel.CreateUnbounded<InboxEntry>();

    // Both take from the channel: the writer its groups, and who gives up what waited too long.
    private readonly Lock taking = new();

    private volatile List<InboxEntry> underWay = [];
    private long stalledSince = NotStalled;

    /// <summary>True from the first message that could not be stored until storing works again.</summary>
    public bool IsStalled => Interlocked.Read(ref stalledSince) != NotStalled;

    /// <summary>Whether a message waits, or is under way.</summary>
    public bool HasWaiting
    {
        get
        {
            // Between the channel and the group under way a message stands in neither.
            lock (taking)
            {
                return underWay.Count > 0 || waiting.Reader.TryPeek(out _);
            }
        }
    }

    /// <summary>Since when the oldest message has been waiting, or would be if WeChat waited for ever: the measure of a storage that hangs.</summary>
    public TimeSpan OldestAge
    {
        get
        {
            var oldest = Interlocked.Read(ref stalledSince) is var stalled and not NotStalled ? stalled : clock.GetTimestamp();
            if (underWay is [var first, ..] && !first.IsSettled)
            {
                oldest = Math.Min(oldest, first.StartedAt);
            }

            if (waiting.Reader.TryPeek(out var next))
            {
                oldest = Math.Min(oldest, next.StartedAt);
            }

            return clock.GetElapsedTime(oldest);
        }
    }

    /// <returns>False when the service is stopping.</returns>
    public bool TryAdd(InboxEntry entry) => waiting.Writer.TryWrite(entry);

    /// <summary>Takes no more; what is there is still to be stored.</summary>
    public void Close() => waiting.Writer.TryComplete();

    /// <returns>False when nothing waits and nothing will come.</returns>
    public ValueTask<bool> WaitAsync() => waiting.Reader.WaitToReadAsync(CancellationToken.None);

    /// <summary>Takes what waits, the oldest first, as the group that is under way until the next one is taken.</summary>
    public List<InboxEntry> Take(int most)
    {
        lock (taking)
        {
            var group = new List<InboxEntry>();
            while (group.Count < most && waiting.Reader.TryRead(out var entry))
            {
                group.Add(entry);
            }

            underWay = group;
            return group;
        }
    }

    /// <summary>Notes that the group is on disk.</summary>
    public void Stored()
    {
        underWay = [];
        Interlocked.Exchange(ref stalledSince, NotStalled);
    }

    /// <summary>Fails the group that is under way. What came behind it is still tried.</summary>
    public void Fail(NotStoredException failure)
    {
        foreach (var entry in underWay)
        {
            Stall(entry, failure);
        }

        underWay = [];
    }

    /// <summary>Fails what has waited longer than <see cref="Patience"/>, wherever it stands.</summary>
    /// <returns>How many that were.</returns>
    public int GiveUp()
    {
        var late = new NotStoredException("late");
        var given = 0;
        foreach (var entry in underWay)
        {
            given += IsLate(entry) && Stall(entry, late) ? 1 : 0;
        }

        lock (taking)
        {
            while (waiting.Reader.TryPeek(out var next) && IsLate(next) && waiting.Reader.TryRead(out var entry))
            {
                given += Stall(entry, late) ? 1 : 0;
            }
        }

        return given;
    }

    private bool IsLate(InboxEntry entry) => clock.GetElapsedTime(entry.StartedAt) > Patience;

    private bool Stall(InboxEntry entry, NotStoredException failure)
    {
        if (!entry.TryFail(failure))
        {
            return false;
        }

        Interlocked.CompareExchange(ref stalledSince, entry.StartedAt, NotStalled);
        return true;
    }
}
