namespace PuyangFabu.Publishing.Broadcasts.Views;

/// <summary>An article of a broadcast.</summary>
public sealed record BroadcastArticleView(long Id, string Title, long Version, string ContentHash);
