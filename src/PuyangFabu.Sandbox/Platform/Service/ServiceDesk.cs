namespace PuyangFabu.Sandbox.Platform.Service;

/// <summary>
/// How many customer-service messages an account may still send to whom: what a follower does opens a window
/// with a number of messages. Used under the account's lock.
/// </summary>
internal sealed class ServiceDesk
{
    private readonly Dictionary<(string OpenId, ServiceWindowKind Kind), ServiceWindow> windows = [];
    private readonly Dictionary<string, DateTimeOffset> contacts = new(StringComparer.Ordinal);
    private readonly HashSet<string> typing = new(StringComparer.Ordinal);

    /// <summary>A follower did something; the window of its kind starts anew.</summary>
    public void Open(string openId, ServiceWindowKind kind, DateTimeOffset now)
    {
        var (messages, span) = kind == ServiceWindowKind.Message ? (5, TimeSpan.FromHours(48)) : (3, TimeSpan.FromMinutes(1));
        windows[(openId, kind)] = new ServiceWindow(messages, now + span);
        contacts[openId] = now;
    }

    /// <summary>Who leaves closes all windows.</summary>
    public void Close(string openId)
    {
        foreach (var kind in Enum.GetValues<ServiceWindowKind>())
        {
            windows.Remove((openId, kind));
        }

        contacts.Remove(openId);
    }

    /// <summary>Takes one message from the window that closes first; 0, or the code that refuses it.</summary>
    public int Take(string openId, DateTimeOffset now)
    {
        var open = windows.Where(one => one.Key.OpenId == openId && one.Value.EndsAt > now).OrderBy(static one => one.Value.EndsAt).ToList();
        if (open.Count == 0)
        {
            return 45015;
        }

        foreach (var (key, window) in open)
        {
            if (window.Left > 0)
            {
                windows[key] = window with { Left = window.Left - 1 };
                typing.Remove(openId);
                return 0;
            }
        }

        return 45047;
    }

    /// <summary>对方正在输入; 0, or the code that refuses it.</summary>
    public int Type(string openId, bool on, DateTimeOffset now)
    {
        if (!contacts.TryGetValue(openId, out var last) || now - last > TimeSpan.FromSeconds(30))
        {
            return 45080;
        }

        if (on)
        {
            return typing.Add(openId) ? 0 : 45081;
        }

        typing.Remove(openId);
        return 0;
    }
}

/// <summary>Messages that may still be sent before a time.</summary>
internal sealed record ServiceWindow(int Left, DateTimeOffset EndsAt);

/// <summary>What a follower did to open a window for customer-service messages.</summary>
internal enum ServiceWindowKind
{
    /// <summary>Sent a message: five within 48 hours.</summary>
    Message,

    /// <summary>Tapped a menu button of type click or scan: three within a minute.</summary>
    Tap,

    /// <summary>Followed: three within a minute.</summary>
    Follow,

    /// <summary>Scanned a code with parameters: three within a minute.</summary>
    Scan,
}
