using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PuyangFabu.Sandbox.Deliveries;

/// <summary>Signs, and where the mode says so encrypts, a message the way the platform does.</summary>
internal static class CallbackSigner
{
    /// <summary>Draws a new nonce (and a new ciphertext) at every call; keep the result to resend the same bytes.</summary>
    public static SignedCallback Sign(
        SandboxAccount account, string openId, string innerXml, CallbackMode mode, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = RandomNumberGenerator.GetInt32(100_000_000, int.MaxValue).ToString(CultureInfo.InvariantCulture);
        var query = new StringBuilder()
            .Append("signature=").Append(AccountCipher.Sign(account, timestamp, nonce))
            .Append("&timestamp=").Append(timestamp)
            .Append("&nonce=").Append(nonce)
            .Append("&openid=").Append(Uri.EscapeDataString(openId));
        var body = innerXml;
        if (mode != CallbackMode.Plain)
        {
            var encrypted = AccountCipher.Encrypt(account, innerXml);
            query.Append("&encrypt_type=aes&msg_signature=")
                .Append(AccountCipher.Sign(account, timestamp, nonce, encrypted));
            body = mode == CallbackMode.Safe
                ? CallbackXml.OnlyEncrypted(account.OriginalId, encrypted)
                : CallbackXml.WithEncrypted(innerXml, encrypted);
        }

        var url = new UriBuilder(account.WebhookUrl()) { Query = query.ToString() }.Uri;
        return new SignedCallback(url, Encoding.UTF8.GetBytes(body), body);
    }
}
