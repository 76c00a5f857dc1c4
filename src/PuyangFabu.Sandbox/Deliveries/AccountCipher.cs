using System.Text;
using PuyangFabu.WeChat.Callbacks;

namespace PuyangFabu.Sandbox.Deliveries;

/// <summary>Signs and encrypts with an account's secrets, and opens what was encrypted with them.</summary>
internal static class AccountCipher
{
    /// <returns>The Base64 text for <c>Encrypt</c>.</returns>
    public static string Encrypt(SandboxAccount account, string message) =>
        Encoding.ASCII.GetString(Crypto(account).Encrypt(Encoding.UTF8.GetBytes(message)));

    /// <param name="encrypted">The Base64 text of <c>Encrypt</c>, empty where only the time and nonce are signed.</param>
    public static string Sign(SandboxAccount account, string timestamp, string nonce, string encrypted = "") =>
        CallbackSignature.Compute(account.Token, timestamp, nonce, Encoding.UTF8.GetBytes(encrypted));

    /// <param name="message">The decrypted message in UTF-8, empty unless the result is Ok.</param>
    public static CallbackDecryptResult Decrypt(SandboxAccount account, string encrypted, out byte[] message) =>
        Crypto(account).Decrypt(Encoding.UTF8.GetBytes(encrypted), out message);

    private static CallbackCrypto Crypto(SandboxAccount account) => new(account.EncodingAesKey, account.AppId);
}
