using System.Security.Cryptography;
using PuyangFabu.Accounts;
using PuyangFabu.WeChat.Callbacks;

namespace PuyangFabu.Webhook.Callbacks;

/// <summary>
/// That a request's <c>signature</c> is used up, and by what. It covers token, timestamp and nonce and not the body, so that it
/// may stand for one body only. Whatever is signed with the same three has the same <c>signature</c>: an encrypted request and
/// the check of the address use it up too, and leave it to no plain message.
/// </summary>
public sealed record SignatureClaim
{
    // Every message writes both into an index, where length is time. 64 bits tell the signatures of one second apart, and a
    // wrong guess would refuse, not admit; a second body for one hash has to be found while the signature still counts.
    private const int KeptSignature = 16;
    private const int KeptBytes = 12;

    /// <summary>Unix seconds.</summary>
    public required long SignedAt { get; init; }

    /// <summary>The first 16 of 40 hexadecimal digits; no two accounts share them, since no two share a token.</summary>
    public required string Signature { get; init; }

    /// <summary>Of the body of a plain message; empty for what is no plain message.</summary>
    public required string BodyHash { get; init; }

    /// <summary>UTC milliseconds; after that the time alone refuses the signature.</summary>
    public required long ExpiresMs { get; init; }

    public bool IsPlain => BodyHash.Length > 0;

    /// <summary>The claim of a plain message whose signature held.</summary>
    public static SignatureClaim OfPlain(in CallbackQuery query, long signedAt, long expiresMs, ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return new() { SignedAt = signedAt, Signature = query.Signature[..KeptSignature], BodyHash = Convert.ToHexStringLower(hash[..KeptBytes]), ExpiresMs = expiresMs };
    }

    /// <summary>The claim of anything else that was signed with this time and nonce.</summary>
    public static SignatureClaim OfOther(WeChatAccount account, in CallbackQuery query, long signedAt, long expiresMs) => new()
    {
        SignedAt = signedAt,
        Signature = CallbackSignature.Compute(account.Token, query.Timestamp, query.Nonce)[..KeptSignature],
        BodyHash = "",
        ExpiresMs = expiresMs,
    };
}

/// <summary>The parameters of a callback's address; empty where missing.</summary>
public readonly record struct CallbackQuery
{
    public string Signature { get; init; }

    public string MsgSignature { get; init; }

    public string Timestamp { get; init; }

    public string Nonce { get; init; }

    public string Echo { get; init; }

    public string EncryptType { get; init; }

    /// <summary>True when one of them stands there twice: WeChat never does that, and two readers could take two values.</summary>
    public bool IsAmbiguous { get; init; }

    /// <summary>
    /// True in compatible and safe mode. The request says so and the settings need not: WeChat's console may change while
    /// messages are on their way. Whether plain ones are taken is for the account to say.
    /// </summary>
    public bool Encrypted => string.Equals(EncryptType, "aes", StringComparison.OrdinalIgnoreCase);

    /// <summary>True in plain mode, where WeChat leaves <c>encrypt_type</c> out or writes <c>raw</c>; any other value is nobody's.</summary>
    public bool Plain => EncryptType.Length == 0 || string.Equals(EncryptType, "raw", StringComparison.OrdinalIgnoreCase);
}
