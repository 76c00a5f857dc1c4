namespace PuyangFabu.Sandbox.Platform.Calls;

/// <summary>Which accounts may make a call; the others get 48001.</summary>
internal enum Capability
{
    Everyone,

    /// <summary>Accounts with 微信认证.</summary>
    Verified,

    /// <summary>Service accounts with 微信认证.</summary>
    VerifiedService,
}
