namespace PuyangFabu.Review.Views;

/// <summary>Something that an urgent publication left open.</summary>
/// <param name="ConfirmedBy">Null while it is open.</param>
public sealed record ConfirmationView(string Item, PersonView? ConfirmedBy, DateTimeOffset? ConfirmedAt, string? Comment);
