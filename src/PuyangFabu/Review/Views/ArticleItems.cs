namespace PuyangFabu.Review.Views;

/// <summary>A page of articles.</summary>
/// <param name="NextCursor">For the next page; null on the last.</param>
public sealed record ArticleItems(IReadOnlyList<ArticleItem> Items, string? NextCursor);
