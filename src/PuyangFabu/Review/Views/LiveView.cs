namespace PuyangFabu.Review.Views;

/// <summary>What readers see of an article now.</summary>
/// <param name="Url">Where they see it.</param>
public sealed record LiveView(string ContentHash, long Version, DateTimeOffset PublishedAt, string Url);
