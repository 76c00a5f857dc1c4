namespace PuyangFabu.Review.Views;

/// <summary>Who keeps an article for editing, and until when.</summary>
public sealed record LockView(PersonView By, DateTimeOffset Until);
