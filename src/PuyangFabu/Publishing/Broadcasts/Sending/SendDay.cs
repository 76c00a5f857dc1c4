namespace PuyangFabu.Publishing.Broadcasts.Sending;

/// <summary>A day on which something may be sent.</summary>
/// <param name="Full">Why nothing more can be sent to everybody on it; null when something can.</param>
public sealed record SendDay(DateOnly Date, IReadOnlyList<SendDayItem> Items, string? Full);

/// <summary>What was sent on a day or will be.</summary>
public sealed record SendDayItem(long Id, string Title, DateTimeOffset At);
