namespace PuyangFabu.Sandbox;

/// <summary>What WeChat calls the account; shown on its profile card.</summary>
public enum SandboxAccountKind
{
    /// <summary>订阅号 (since 2025 simply 公众号).</summary>
    Subscription,

    /// <summary>服务号.</summary>
    Service,
}
