namespace PuyangFabu.Sandbox.Platform.Calls;

/// <summary>What holds for a call whatever its body says.</summary>
/// <param name="Path">Without a leading slash, e.g. <c>cgi-bin/draft/add</c>.</param>
internal sealed record CallRule(string Path)
{
    /// <summary>False for calls that are read by GET only.</summary>
    public bool Post { get; init; } = true;

    public Capability Needs { get; init; } = Capability.Everyone;

    /// <summary>Calls a day (Asia/Shanghai) before 45009.</summary>
    public int Daily { get; init; } = 100_000;

    /// <summary>Calls a minute before <see cref="TooFast"/>.</summary>
    public int PerMinute { get; init; } = int.MaxValue;

    public int TooFast { get; init; } = 45011;

    /// <summary>True where the caller names appid and secret instead of a token.</summary>
    public bool ByAppId { get; init; }
}

/// <summary>Which accounts may make a call; the others get 48001.</summary>
internal enum Capability
{
    Everyone,

    /// <summary>Accounts with 微信认证.</summary>
    Verified,

    /// <summary>Service accounts with 微信认证.</summary>
    VerifiedService,
}
