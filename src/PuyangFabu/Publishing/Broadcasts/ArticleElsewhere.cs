using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>An article that another broadcast carries too, which waits to be approved or to go out: both sent, followers get it twice.</summary>
/// <param name="ScheduledAt">Null when it has no time of its own.</param>
public sealed record ArticleElsewhere(long ArticleId, string Title, long BroadcastId, string Status, string StatusName, DateTimeOffset? ScheduledAt)
{
    internal static ArticleElsewhere Of(ArticleElsewhereRow row) => new(
        row.ArticleId, row.Title, row.BroadcastId, row.State, BroadcastState.NameOf(row.State), row.ScheduledMs is { } at ? UnixMilliseconds.ToChinaTime(at) : null);
}
