using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Accounts;

/// <summary>How an account takes messages at this moment.</summary>
/// <param name="PlainRefused">True when only encrypted messages are taken.</param>
/// <param name="EncryptedSince">When the first encrypted message came, if one did since the last reset.</param>
/// <param name="Note">The same as a sentence.</param>
public sealed record EncryptionView(bool PlainRefused, DateTimeOffset? EncryptedSince, string Note)
{
    /// <param name="sinceMs">UTC milliseconds of the first encrypted message; null when none came.</param>
    public static EncryptionView Of(string rule, bool sandbox, long? sinceMs)
    {
        DateTimeOffset? since = sinceMs is { } known ? UnixMilliseconds.ToChinaTime(known) : null;
        return (rule, sandbox, since) switch
        {
            (EncryptionRule.Always, _, _) => new(true, since, "只接受加密消息（RequireEncryption 为 true）。"),
            (EncryptionRule.Never, _, _) => new(false, since, "明文消息也接受（RequireEncryption 为 false）。"),
            (_, true, _) => new(false, since, "沙箱模式，明文消息也接受。"),
            (_, _, { } at) => new(true, since, $"只接受加密消息：{at:yyyy-MM-dd HH:mm} 起收到过加密消息。"),
            _ => new(false, null, "还没有收到过加密消息，明文消息也接受。"),
        };
    }
}
