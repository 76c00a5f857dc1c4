using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Publishing.Broadcasts.Sending;

namespace PuyangFabu.Console.Desk;

/// <summary>What goes out today and later.</summary>
/// <param name="Today">The oldest first.</param>
/// <param name="Planned">For later days, the next first.</param>
/// <param name="Quotas">One for each account.</param>
public sealed record SendingDayView(IReadOnlyList<BroadcastItem> Today, IReadOnlyList<BroadcastItem> Planned, IReadOnlyList<QuotaView> Quotas)
{
    /// <summary>What waits for a second person, the oldest first.</summary>
    public IReadOnlyList<BroadcastItem> Pending { get; init; } = [];
}
