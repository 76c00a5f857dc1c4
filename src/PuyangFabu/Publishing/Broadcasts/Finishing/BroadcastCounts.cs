namespace PuyangFabu.Publishing.Broadcasts.Finishing;

/// <summary>How many followers a send was for, was left for after WeChat's filters, reached, and missed. Approximate: WeChat counts shortly before the end.</summary>
public sealed record BroadcastCounts(long Total, long Filter, long Sent, long Error)
{
    /// <returns>Null when nothing is known.</returns>
    public static BroadcastCounts? Of(IReadOnlyList<BroadcastPart> parts) => parts.Any(static part => part.TotalCount is not null)
        ? new(
            parts.Sum(static part => part.TotalCount ?? 0), parts.Sum(static part => part.FilterCount ?? 0),
            parts.Sum(static part => part.SentCount ?? 0), parts.Sum(static part => part.ErrorCount ?? 0))
        : null;
}
