namespace PuyangFabu.Accounts;

/// <summary>The WeChat accounts behind this product; section <c>WeChat</c> of the settings.</summary>
public sealed class WeChatOptions
{
    public const string SectionName = "WeChat";

    /// <summary>Where WeChat itself answers.</summary>
    public const string PlatformUrl = "https://api.weixin.qq.com";

    /// <summary>Slug of the account behind <c>/wechat</c>.</summary>
    public string DefaultAccount { get; set; } = "puyang";

    public Dictionary<string, WeChatAccountOptions> Accounts { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Base of the calls to WeChat; while it is <see cref="PlatformUrl"/>, sandbox mode calls the sandbox instead.</summary>
    public string ApiBaseUrl { get; set; } = PlatformUrl;

    /// <summary>Unset means: sandbox while the default account has no AppSecret.</summary>
    public bool? Sandbox { get; set; }

    /// <summary>A signed <c>timestamp</c> further from now than this is refused, in seconds; 0 switches the check off.</summary>
    public int SignatureWindowSeconds { get; set; } = 600;
}

/// <summary>Who answers the calls to WeChat.</summary>
/// <param name="IsSandbox">The stand-in inside the running server, not WeChat.</param>
/// <param name="Client">The library that makes the calls, in the words of pages.</param>
public sealed record WeChatPlatform(bool IsSandbox, string Client);
