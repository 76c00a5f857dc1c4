namespace PuyangFabu.Accounts;

/// <summary>One account as the settings give it.</summary>
public sealed class WeChatAccountOptions
{
    public string Name { get; set; } = "";

    /// <summary>The original id (<c>gh_…</c>), which is not the AppID.</summary>
    public string OriginalId { get; set; } = "";

    public string AppId { get; set; } = "";

    public string AppSecret { get; set; } = "";

    /// <summary>3 to 32 letters or digits, as set in the WeChat console.</summary>
    public string Token { get; set; } = "";

    /// <summary>43 letters or digits.</summary>
    public string EncodingAesKey { get; set; } = "";

    /// <summary>The key before the last change; messages under it are still read and answered with it.</summary>
    public string PreviousEncodingAesKey { get; set; } = "";

    /// <summary><c>subscription</c> or <c>service</c>.</summary>
    public string Kind { get; set; } = "subscription";

    /// <summary>Whether plain messages are refused; a value of <see cref="EncryptionRule"/>, in any case.</summary>
    public string RequireEncryption { get; set; } = EncryptionRule.Auto;

    /// <summary>True where sandbox mode made up <see cref="OriginalId"/>: nobody outside can know it, and no message need name it.</summary>
    internal bool OriginalIdIsMadeUp { get; set; }
}
