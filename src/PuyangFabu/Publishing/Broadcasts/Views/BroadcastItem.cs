using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Publishing.Broadcasts.Views;

/// <summary>A broadcast in a list.</summary>
public sealed record BroadcastItem(
    long Id, string Account, string Status, string StatusName, string? Attention, string Title, AudienceView Audience,
    DateTimeOffset? ScheduledAt, string Author, DateTimeOffset UpdatedAt)
{
    public static BroadcastItem Of(Broadcast broadcast) => new(
        broadcast.Id, broadcast.Account, broadcast.State, BroadcastState.NameOf(broadcast.State), broadcast.Attention.Length > 0 ? broadcast.Attention : null,
        broadcast.Title, AudienceView.Of(broadcast), broadcast.ScheduledMs is { } at ? UnixMilliseconds.ToChinaTime(at) : null,
        broadcast.AuthorName, UnixMilliseconds.ToChinaTime(broadcast.UpdatedMs));
}
