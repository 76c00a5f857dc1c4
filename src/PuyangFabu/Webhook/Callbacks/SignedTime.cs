using System.Globalization;
using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Webhook.Callbacks;

/// <summary>Refuses signatures made too long ago or ahead of time, so that a recorded request is worth little later.</summary>
public sealed class SignedTime(WeChatOptions options, TimeProvider clock)
{
    /// <summary>How long a signature is remembered while the window is switched off and it would count for ever.</summary>
    public static readonly TimeSpan RememberedWithoutWindow = TimeSpan.FromDays(1);

    /// <summary>As far as the clocks of two nodes may differ.</summary>
    private const int ToleranceSeconds = 60;

    /// <param name="timestamp">Unix seconds as sent.</param>
    /// <param name="seconds">
    /// The same; 0 while the window is switched off, since then no time is a time: a digit may move between timestamp and nonce,
    /// which are signed without a sign between them, and the signature alone must tell what was put down.
    /// </param>
    public bool Allows(string? timestamp, out long seconds)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out seconds))
        {
            return false;
        }

        if (options.SignatureWindowSeconds == 0)
        {
            seconds = 0;
            return true;
        }

        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        return seconds <= now + options.SignatureWindowSeconds && seconds >= now - options.SignatureWindowSeconds;
    }

    /// <summary>Until when a signature must be remembered, UTC milliseconds.</summary>
    /// <param name="seconds">An allowed time.</param>
    public long ExpiryMs(long seconds) => options.SignatureWindowSeconds == 0
        ? clock.NowMs() + (long)RememberedWithoutWindow.TotalMilliseconds
        : (seconds + options.SignatureWindowSeconds + ToleranceSeconds) * 1000;

    /// <summary>No signature that was made later can have expired, in Unix seconds.</summary>
    public long ExpiredBefore() => options.SignatureWindowSeconds == 0 ? long.MaxValue : clock.GetUtcNow().ToUnixTimeSeconds() - options.SignatureWindowSeconds;
}
