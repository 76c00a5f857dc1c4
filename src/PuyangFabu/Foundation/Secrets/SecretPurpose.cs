namespace PuyangFabu.Foundation.Secrets;

/// <summary>What a sealed secret is for. What was sealed for one purpose cannot be opened for another; never change a stored name.</summary>
public static class SecretPurpose
{
    /// <summary>AppSecret, token and AES keys of a WeChat account.</summary>
    public const string Account = "account-secret";

    /// <summary>An operator's second factor.</summary>
    public const string Totp = "totp";

    /// <summary>How to reach a citizen who handed in a case.</summary>
    public const string CaseContact = "case-contact";

    /// <summary>The private key that signs anchors kept elsewhere.</summary>
    public const string AuditSigning = "audit-signing";
}
