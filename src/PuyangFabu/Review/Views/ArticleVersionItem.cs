namespace PuyangFabu.Review.Views;

/// <summary>A version of an article in a list.</summary>
public sealed record ArticleVersionItem(long Number, string ContentHash, PersonView By, DateTimeOffset At, string Note, bool Live);
