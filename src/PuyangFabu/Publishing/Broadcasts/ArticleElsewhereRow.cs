namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>An article in a broadcast that waits to be approved or to go out.</summary>
public sealed record ArticleElsewhereRow
{
    public long ArticleId { get; init; }

    public string Title { get; init; } = "";

    public long BroadcastId { get; init; }

    public string State { get; init; } = "";

    /// <summary>Null when it has no time of its own.</summary>
    public long? ScheduledMs { get; init; }
}
