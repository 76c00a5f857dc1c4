namespace PuyangFabu.People.Audit.Anchoring;

/// <summary>A line about the end of the record that somebody else kept.</summary>
/// <param name="Problem">Why it counts for nothing (damaged, not signed by this product), in Chinese; null when it counts.</param>
public sealed record KeptAnchor(long Sequence, string Hash, DateTimeOffset At, string? Problem);
