namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>An article that was broadcast, and when.</summary>
public sealed record SentArticleRow
{
    public long ArticleId { get; init; }

    public string Title { get; init; } = "";

    public long BroadcastId { get; init; }

    public long SentMs { get; init; }
}
