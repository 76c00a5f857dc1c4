namespace PuyangFabu.Publishing.Broadcasts.Views;

/// <summary>A page of broadcasts.</summary>
/// <param name="NextCursor">For the next page; null on the last.</param>
public sealed record BroadcastItems(IReadOnlyList<BroadcastItem> Items, string? NextCursor);
