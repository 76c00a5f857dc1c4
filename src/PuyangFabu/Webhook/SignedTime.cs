using System.Globalization;
using PuyangFabu.Accounts;

namespace PuyangFabu.Webhook;

/// <summary>Refuses signatures made too long ago or ahead of time, so that a recorded request is worth little later.</summary>
public sealed class SignedTime(WeChatOptions options, TimeProvider clock)
{
    /// <param name="timestamp">Unix seconds as sent.</param>
    public bool Allows(string? timestamp)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return false;
        }

        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        return options.SignatureWindowSeconds == 0
            || (seconds <= now + options.SignatureWindowSeconds && seconds >= now - options.SignatureWindowSeconds);
    }
}
