namespace PuyangFabu.Webhook.Inbox;

/// <summary>
/// Bounds what messages hold in memory from their arrival until they are on disk. Beyond it the sender is told at once to try again,
/// instead of waiting in vain while the memory of the process grows.
/// </summary>
public sealed class InboxRoom
{
    /// <summary>Ordinary messages are stored within milliseconds: so many at once are seconds of a large account's worst rush.</summary>
    public const int MostMessages = 4096;

    /// <summary>
    /// Of XML. What is held for a message (the request's buffer, the text, the reply) is some four times that; ordinary
    /// messages have half a kilobyte, so that this bound is for large ones only.
    /// </summary>
    public const long MostBytes = 8 * 1024 * 1024;

    private long bytes;
    private int messages;
    private int refused;

    /// <summary>How many have arrived and are not on disk yet.</summary>
    public int Messages => Volatile.Read(ref messages);

    /// <summary>How much they hold, of <see cref="MostBytes"/>.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <returns>False when there is no room; otherwise <see cref="Leave"/> must follow.</returns>
    public bool TryEnter(int length)
    {
        var fits = Interlocked.Add(ref bytes, length) <= MostBytes;
        if (Interlocked.Increment(ref messages) <= MostMessages && fits)
        {
            return true;
        }

        Leave(length);
        Interlocked.Increment(ref refused);
        return false;
    }

    public void Leave(int length)
    {
        Interlocked.Add(ref bytes, -length);
        Interlocked.Decrement(ref messages);
    }

    /// <summary>How many found no room since this was last asked.</summary>
    public int TakeRefused() => Interlocked.Exchange(ref refused, 0);
}
