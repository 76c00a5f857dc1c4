namespace PuyangFabu.Review.Views;

/// <summary>An article's history, the oldest first.</summary>
public sealed record HistoryItems(IReadOnlyList<HistoryItem> Items);
