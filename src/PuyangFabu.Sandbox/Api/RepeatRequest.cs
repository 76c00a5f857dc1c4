using PuyangFabu.Sandbox.Deliveries;

namespace PuyangFabu.Sandbox.Api;

/// <summary>Deliver a message once more, this way.</summary>
internal sealed record RepeatRequest(DeliveryPlan? Plan);
