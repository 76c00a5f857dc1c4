using PuyangFabu.Sandbox.Deliveries;
using PuyangFabu.Sandbox.Platform.Calls;

namespace PuyangFabu.Sandbox.Platform.Accounts;

/// <summary>What can be switched while the sandbox runs.</summary>
internal sealed record PlatformSettings(SandboxAccountKind Kind, bool Verified)
{
    /// <summary>How the platform's own events are delivered.</summary>
    public CallbackMode CallbackMode { get; init; } = CallbackMode.Plain;

    public bool Allows(Capability needs) => needs switch
    {
        Capability.Verified => Verified,
        Capability.VerifiedService => Verified && Kind == SandboxAccountKind.Service,
        _ => true,
    };
}
