namespace PuyangFabu.Review.Views;

/// <summary>An article's versions, the newest first.</summary>
public sealed record ArticleVersionItems(IReadOnlyList<ArticleVersionItem> Items);
