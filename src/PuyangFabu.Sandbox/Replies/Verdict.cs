using PuyangFabu.Sandbox.Deliveries;

namespace PuyangFabu.Sandbox.Replies;

/// <summary>What becomes of an answer that arrived in time.</summary>
/// <param name="Outcome"><see cref="DeliveryOutcome.Replied"/>, <see cref="DeliveryOutcome.Silent"/> or <see cref="DeliveryOutcome.Malformed"/>.</param>
/// <param name="Reply">What the follower sees, null when nothing.</param>
/// <param name="Plain">The answer after decryption; as it came when it was not encrypted.</param>
internal sealed record Verdict(
    DeliveryOutcome Outcome, PassiveReply? Reply, string Plain, bool WasEncrypted, IReadOnlyList<Finding> Findings);
