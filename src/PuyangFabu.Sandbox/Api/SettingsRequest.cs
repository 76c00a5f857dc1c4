using PuyangFabu.Sandbox.Deliveries;

namespace PuyangFabu.Sandbox.Api;

/// <summary>What to switch of an account; what is left out stays.</summary>
internal sealed record SettingsRequest(SandboxAccountKind? Kind, bool? Verified, CallbackMode? CallbackMode);
