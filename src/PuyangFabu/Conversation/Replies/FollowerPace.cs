using System.Collections.Concurrent;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.WeChat.Replies;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Conversation.Replies;

/// <summary>
/// How fast one follower may be answered: whoever sends more in a minute is told so once and then hears nothing until it is over. Everything
/// is kept all the same, and words of danger are answered at any pace.
/// </summary>
public sealed class FollowerPace(TalkOptions options)
{
    private const long WindowMs = 60_000;

    /// <summary>
    /// So many at a time are remembered; beyond that those whose minute is over are let go, and while there are none, who is new is not
    /// counted: so many people at once are no one person's haste.
    /// </summary>
    public const int MostRemembered = 20_000;

    /// <summary>To look through all of them takes milliseconds, so not every message of a rush does it.</summary>
    private const long LetGoEveryMs = 10_000;

    private readonly ConcurrentDictionary<(string Account, string OpenId), Window> windows = new();

    // The dictionary takes all of its locks to count itself.
    private int remembered;
    private long letGoMs;

    public int Remembered => Volatile.Read(ref remembered);

    /// <returns>Null for who keeps the pace.</returns>
    public Handled? Of(string openId, MessageContext context)
    {
        if (options.MessagesPerMinute == 0 || openId.Length == 0)
        {
            return null;
        }

        if (Remembered >= MostRemembered)
        {
            LetGo(context.ReceivedMs);
        }

        var count = Count((context.Account.Slug, openId), context.ReceivedMs);
        return count <= options.MessagesPerMinute ? null
            : count == options.MessagesPerMinute + 1
                ? new Handled(new TextReply("您发得太快了，请歇一歇，一分钟以后再发。您发来的我们都留着；急事请拨打 110、119、120 或 12345。"), ReplyReason.TooFast)
            : Handled.Silently(ReplyReason.TooFast);
    }

    private int Count((string Account, string OpenId) who, long nowMs)
    {
        while (true)
        {
            if (windows.TryGetValue(who, out var window))
            {
                if (window.Count(nowMs) is { } count)
                {
                    return count;
                }
            }
            else if (Remembered >= MostRemembered)
            {
                return 0;
            }
            else if (windows.TryAdd(who, new Window(nowMs)))
            {
                Interlocked.Increment(ref remembered);
                return 1;
            }
        }
    }

    private void LetGo(long nowMs)
    {
        var last = Interlocked.Read(ref letGoMs);
        if (nowMs - last < LetGoEveryMs || Interlocked.CompareExchange(ref letGoMs, nowMs, last) != last)
        {
            return;
        }

        foreach (var window in windows)
        {
            if (window.Value.End(nowMs) && windows.TryRemove(window))
            {
                Interlocked.Decrement(ref remembered);
            }
        }
    }

    /// <summary>One follower's minute. Changed in its place: a new object for each message, hung into old ones, lengthened every pause for the collector.</summary>
    private sealed class Window(long beginMs)
    {
        private readonly Lock gate = new();
        private long sinceMs = beginMs;

        // None once the minute is over and it is on its way out.
        private int? count = 1;

        /// <returns>The message's place in its minute; null when this one is let go.</returns>
        public int? Count(long nowMs)
        {
            lock (gate)
            {
                if (nowMs - sinceMs >= WindowMs && count is not null)
                {
                    (sinceMs, count) = (nowMs, 0);
                }

                return ++count;
            }
        }

        public bool End(long nowMs)
        {
            lock (gate)
            {
                if (nowMs - sinceMs < WindowMs)
                {
                    return false;
                }

                count = null;
                return true;
            }
        }
    }
}
