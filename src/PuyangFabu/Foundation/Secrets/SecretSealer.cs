using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace PuyangFabu.Foundation.Secrets;

/// <summary>
/// Seals secrets for the database. Only a node with the same master key opens them. Seal before a transaction is
/// opened, not in it: a new key may have to be written first.
/// </summary>
public sealed partial class SecretSealer(IDataProtectionProvider provider, MasterKey master, ILogger<SecretSealer> logger)
{
    /// <param name="purpose">One of <see cref="SecretPurpose"/>.</param>
    public string Seal(string purpose, string secret) => provider.CreateProtector(purpose).Protect(secret);

    /// <param name="purpose">The purpose it was sealed for.</param>
    /// <returns>Null, with the reason in the log, when another master key sealed it or it is damaged.</returns>
    public string? Open(string purpose, string sealedSecret)
    {
        try
        {
            return provider.CreateProtector(purpose).Unprotect(sealedSecret);
        }
        catch (CryptographicException failure)
        {
            // The message of the failure names the key's id, never the secret.
            LogNotOpened(purpose, master.Fingerprint, failure.Message);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "无法打开密封的 {Purpose}：它由另一把主密钥密封或已损坏（本机主密钥 {Fingerprint}）。运行 doctor 看怎样处理。原因：{Reason}")]
    private partial void LogNotOpened(string purpose, string fingerprint, string reason);
}
