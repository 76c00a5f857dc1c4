namespace PuyangFabu.Broadcasts;

/// <summary>An article of a broadcast: exactly the version that passed the review and was live when it was chosen.</summary>
public sealed record BroadcastArticle
{
    public long BroadcastId { get; init; }

    /// <summary>From 0, in the order of the cards.</summary>
    public long Position { get; init; }

    public required long ArticleId { get; init; }

    public required long Version { get; init; }

    public required string ContentHash { get; init; }

    public required string Title { get; init; }
}
