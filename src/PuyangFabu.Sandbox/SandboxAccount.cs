namespace PuyangFabu.Sandbox;

/// <summary>One official account as the platform knows it: its names, its secrets and where its messages go.</summary>
public sealed record SandboxAccount
{
    /// <summary>Short name in addresses, e.g. <c>puyang</c>.</summary>
    public required string Slug { get; init; }

    /// <summary>The name followers see.</summary>
    public required string Name { get; init; }

    /// <summary>The <c>gh_…</c> id that stands in <c>ToUserName</c>.</summary>
    public required string OriginalId { get; init; }

    public required string AppId { get; init; }

    /// <summary>What the account proves itself with when it asks for an access token.</summary>
    public required string AppSecret { get; init; }

    /// <summary>Signs every delivery (3-32 letters or digits).</summary>
    public required string Token { get; init; }

    /// <summary>43 characters; encrypts in compatible and safe mode.</summary>
    public required string EncodingAesKey { get; init; }

    public required SandboxAccountKind Kind { get; init; }

    /// <summary>微信认证; an account without it may not use the menu, mass sends, followers and publication.</summary>
    public bool Verified { get; init; } = true;

    /// <summary>
    /// The absolute address of the account's webhook. A function, because the port is known only after
    /// the server has started; asked anew for every delivery.
    /// </summary>
    public required Func<Uri> WebhookUrl { get; init; }

    /// <summary>功能介绍 on the profile card.</summary>
    public string Introduction { get; init; } = "";
}

/// <summary>What WeChat calls the account; shown on its profile card.</summary>
public enum SandboxAccountKind
{
    /// <summary>订阅号 (since 2025 simply 公众号).</summary>
    Subscription,

    /// <summary>服务号.</summary>
    Service,
}
