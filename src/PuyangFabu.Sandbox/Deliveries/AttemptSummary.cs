namespace PuyangFabu.Sandbox.Deliveries;

/// <summary>One request of a delivery without its bytes.</summary>
internal sealed record AttemptSummary(int Number, AttemptState State, double? ElapsedMs, bool Won);
