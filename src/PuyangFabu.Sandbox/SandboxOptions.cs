using PuyangFabu.Sandbox.Platform;

namespace PuyangFabu.Sandbox;

/// <summary>What the sandbox must know about the product it stands in front of.</summary>
public sealed record SandboxOptions
{
    /// <summary>At least one account; the first is the one the phone page opens with.</summary>
    public required IReadOnlyList<SandboxAccount> Accounts { get; init; }

    /// <summary>
    /// The live menu of an account (by slug) in WeChat's own form, <c>{"button":[...]}</c>; an empty
    /// <c>button</c> array when there is none.
    /// </summary>
    public required Func<string, CancellationToken, Task<string>> MenuJson { get; init; }

    /// <summary>The only clock of the sandbox: time stamps, the 5 s cut and the time lines of the chat.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How long the platform takes; shortened by tests.</summary>
    public PlatformLimits Limits { get; init; } = new();

    internal SandboxAccount? Find(string slug) => Accounts.FirstOrDefault(account => account.Slug == slug);
}
