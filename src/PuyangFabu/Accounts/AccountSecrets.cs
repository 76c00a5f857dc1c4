using System.Security.Cryptography;
using PuyangFabu.Foundation.Secrets;

namespace PuyangFabu.Accounts;

/// <summary>Seals the secrets of an account for its row, and opens them.</summary>
public sealed class AccountSecrets(SecretSealer sealer)
{
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public string Seal(string secret) => secret.Length == 0 ? "" : sealer.Seal(SecretPurpose.Account, secret);

    /// <summary>A row for an account that only the settings tell of; revision 0.</summary>
    public AccountSettings Seal(string slug, WeChatAccountOptions options) => new()
    {
        Slug = slug,
        Name = options.Name,
        OriginalId = options.OriginalId,
        AppId = options.AppId,
        Kind = options.Kind,
        AppSecret = Seal(options.AppSecret),
        Token = Seal(options.Token),
        EncodingAesKey = Seal(options.EncodingAesKey),
        PreviousEncodingAesKey = Seal(options.PreviousEncodingAesKey),
    };

    /// <param name="configured">What the settings say of the account; null when they do not know it.</param>
    public AccountState Open(AccountSettings row, WeChatAccountOptions? configured)
    {
        var shut = new HashSet<string>(StringComparer.Ordinal);
        return new AccountState
        {
            Slug = row.Slug,
            Source = AccountState.Database,
            Revision = row.Revision,
            Shut = shut,
            Options = new WeChatAccountOptions
            {
                Name = row.Name,
                OriginalId = row.OriginalId,
                AppId = row.AppId,
                Kind = row.Kind,
                RequireEncryption = row.RequireEncryption ?? configured?.RequireEncryption ?? EncryptionRule.Auto,
                AppSecret = Open(row.AppSecret, AccountRules.AppSecret, 32),
                Token = Open(row.Token, AccountRules.Token, 32),
                EncodingAesKey = Open(row.EncodingAesKey, AccountRules.EncodingAesKey, 43),
                PreviousEncodingAesKey = Open(row.PreviousEncodingAesKey, AccountRules.PreviousEncodingAesKey, 43),
            },
        };

        // What this node cannot open it must not replace by what the settings say: that may be the secret that leaked.
        // A random one in its place lets nobody in.
        string Open(string sealedSecret, string field, int length)
        {
            if (sealedSecret.Length == 0 || sealer.Open(SecretPurpose.Account, sealedSecret) is not { } secret)
            {
                if (sealedSecret.Length == 0)
                {
                    return "";
                }

                shut.Add(field);
                return RandomNumberGenerator.GetString(LettersAndDigits, length);
            }

            return secret;
        }
    }
}
