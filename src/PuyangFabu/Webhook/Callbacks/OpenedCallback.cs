using PuyangFabu.Accounts;
using PuyangFabu.WeChat.Callbacks;

namespace PuyangFabu.Webhook.Callbacks;

/// <summary>A callback whose signature held: its plain XML, and the cipher that opened it.</summary>
/// <param name="Cipher">Null in plain mode; otherwise the key under which the reply must go back.</param>
public readonly record struct OpenedCallback(ReadOnlyMemory<byte> Xml, CallbackCrypto? Cipher)
{
    /// <summary>Checks the signature and decrypts. An encrypted request is judged by <c>msg_signature</c> alone, a plain one by <c>signature</c>.</summary>
    /// <param name="isSigned">Whether the signature held, so that it is used up whatever becomes of the request.</param>
    /// <returns>Null when the request is not WeChat's, is not for this account, or cannot be read.</returns>
    public static OpenedCallback? Open(WeChatAccount account, in CallbackQuery query, ReadOnlyMemory<byte> body, out bool isSigned)
    {
        isSigned = false;
        if (query.IsAmbiguous)
        {
            return null;
        }

        if (!query.Encrypted)
        {
            isSigned = query.Plain && CallbackSignature.IsValid(account.Token, query.Timestamp, query.Nonce, query.Signature);
            return isSigned && !HoldsCipherText(body.Span) ? new OpenedCallback(body, null) : null;
        }

        if (!MessageParser.TryReadEncrypt(body.Span, out var encrypt)
            || !CallbackSignature.IsValid(account.Token, query.Timestamp, query.Nonce, encrypt, query.MsgSignature))
        {
            return null;
        }

        isSigned = true;
        foreach (var cipher in account.Ciphers)
        {
            if (cipher.Decrypt(encrypt, out var message) == CallbackDecryptResult.Ok)
            {
                return new OpenedCallback(message, cipher);
            }
        }

        return null;
    }

    // A body of compatible or safe mode under a plain query: what stands beside the cipher text was signed by nobody.
    private static bool HoldsCipherText(ReadOnlySpan<byte> body) =>
        body.IndexOf("Encrypt"u8) >= 0 && MessageParser.TryReadEncrypt(body, out _);
}
