namespace PuyangFabu.Conversation.FollowerCare.Conversations;

/// <summary>How many messages may still be sent to a follower, and until when.</summary>
/// <param name="Left">0 when none may be sent now.</param>
/// <param name="UntilMs">End of the time; null when it is over, or never began.</param>
public sealed record ReplyWindow(int Left, long? UntilMs)
{
    /// <summary>Older ones open nothing any more.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(48);

    private const int AfterMessage = 5;
    private const int AfterEvent = 3;
    private static readonly TimeSpan EventTime = TimeSpan.FromMinutes(1);

    /// <summary>The events after which WeChat allows messages.</summary>
    private static readonly string[] Opening = ["event:subscribe", "event:CLICK", "event:SCAN", "event:scancode_push", "event:scancode_waitmsg"];

    public static ReplyWindow Closed { get; } = new(0, null);

    /// <param name="received">Kind and time of what the follower sent and did.</param>
    /// <param name="sentMs">When messages were sent to the follower, also those of which it is not known whether they arrived.</param>
    public static ReplyWindow Of(IEnumerable<(string Kind, long AtMs)> received, IReadOnlyList<long> sentMs, long nowMs) => received
        .Select(entry => Opened(entry.Kind, entry.AtMs, sentMs, nowMs))
        .Where(static window => window.Left > 0)
        .DefaultIfEmpty(Closed)
        .MaxBy(static window => (window.Left, window.UntilMs))!;

    private static ReplyWindow Opened(string kind, long atMs, IReadOnlyList<long> sentMs, long nowMs)
    {
        var (time, count) = !kind.StartsWith("event:", StringComparison.Ordinal) ? (Longest, AfterMessage)
            : Opening.Contains(kind, StringComparer.OrdinalIgnoreCase) ? (EventTime, AfterEvent)
            : (TimeSpan.Zero, 0);
        var until = atMs + (long)time.TotalMilliseconds;
        return nowMs < until ? new ReplyWindow(Math.Max(0, count - sentMs.Count(sent => sent >= atMs)), until) : Closed;
    }
}
