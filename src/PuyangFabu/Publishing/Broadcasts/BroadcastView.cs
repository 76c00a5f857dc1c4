using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Broadcasts.Drafting;
using PuyangFabu.Publishing.Broadcasts.Sending;
using PuyangFabu.Publishing.Materials;
using PuyangFabu.Publishing.Materials.Pictures;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>A broadcast as operators see it.</summary>
public sealed record BroadcastView
{
    public required long Id { get; init; }

    public required string Account { get; init; }

    /// <summary>One of <see cref="BroadcastState"/>.</summary>
    public required string Status { get; init; }

    public required string StatusName { get; init; }

    /// <summary>Why it waits for a person, or what goes wrong at the moment.</summary>
    public string? Attention { get; init; }

    public required long Revision { get; init; }

    public required string ContentHash { get; init; }

    public required string Kind { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<BroadcastArticleView> Articles { get; init; }

    /// <summary>What is sent has footnotes in the place of <see cref="OutsideLinks"/>.</summary>
    public required bool LinkFootnotes { get; init; }

    /// <summary>Links that WeChat does not open in its articles, before it is sent; empty when there are none, and afterwards.</summary>
    public required IReadOnlyList<ArticleOutsideLinks> OutsideLinks { get; init; }

    /// <summary>What should be known before it goes out and may be left.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Why a draft cannot be handed in as it is: articles of it that were taken from readers or are being changed since.</summary>
    public IReadOnlyList<string> Obstacles { get; init; } = [];

    /// <summary>Those of its articles that the same followers got in the last weeks, before it is sent.</summary>
    public required IReadOnlyList<SentArticle> SentLately { get; init; }

    /// <summary>Its articles that another broadcast of the account carries too, which waits to be approved or to go out; empty once it was tried.</summary>
    public required IReadOnlyList<ArticleElsewhere> AlsoWaiting { get; init; }

    /// <summary>It was shown on a phone at least once.</summary>
    public required bool Previewed { get; init; }

    /// <summary>Pictures of other sites as they go out; null when there are none, or it was not submitted yet.</summary>
    public IReadOnlyList<PinnedPictureView>? PinnedPictures { get; init; }

    public string? Text { get; init; }

    public string? Image { get; init; }

    public required AudienceView Audience { get; init; }

    public required bool SendIgnoreReprint { get; init; }

    public required bool SendWhenApproved { get; init; }

    public DateTimeOffset? ScheduledAt { get; init; }

    public required string Author { get; init; }

    public string? ApprovedBy { get; init; }

    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>The key under which WeChat takes it at most once; of a list that of its first part.</summary>
    public string? ClientMsgId { get; init; }

    public string? MsgId { get; init; }

    public string? MsgDataId { get; init; }

    /// <summary>Of all parts together; null until WeChat reported them.</summary>
    public BroadcastCounts? Counts { get; init; }

    public required IReadOnlyList<PartView> Parts { get; init; }

    public required IReadOnlyList<AttemptView> Attempts { get; init; }

    public required IReadOnlyList<TimelineItem> Timeline { get; init; }

    /// <summary>What the person who asks can do with it now.</summary>
    public required IReadOnlyList<BroadcastAction> Actions { get; init; }

    public required QuotaView Quota { get; init; }

    /// <summary>Reports of jobs that belong to no broadcast, while this one's result is unknown: one of them may be it.</summary>
    public IReadOnlyList<UnclaimedJob>? UnclaimedResults { get; init; }

    /// <summary>What must be known before it is recalled; null when it cannot be.</summary>
    public string? RecallWarning { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>An article of a broadcast.</summary>
/// <param name="GoesLive">It passed the review and readers do not see it yet: it is published in the moment in which the broadcast is handed to WeChat.</param>
public sealed record BroadcastArticleView(long Id, string Title, long Version, string ContentHash, bool GoesLive);

/// <summary>An article that was broadcast already.</summary>
public sealed record SentArticle(long ArticleId, string Title, long BroadcastId, DateTimeOffset SentAt)
{
    internal static SentArticle Of(SentArticleRow row) => new(row.ArticleId, row.Title, row.BroadcastId, UnixMilliseconds.ToChinaTime(row.SentMs));
}

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

/// <summary>To whom a broadcast goes; of a list only its length.</summary>
public sealed record AudienceView
{
    /// <summary>True or left out.</summary>
    public bool? All { get; init; }

    public long? TagId { get; init; }

    public long? OpenIdCount { get; init; }

    /// <summary>How many it was for when it was approved, once it is on its way; null before, and where nobody counted.</summary>
    public long? People { get; init; }

    public static AudienceView Of(Broadcast broadcast) => new()
    {
        All = broadcast.Audience == AudienceKind.All ? true : null,
        TagId = broadcast.TagId,
        OpenIdCount = broadcast.Recipients,
        People = BroadcastState.IsAhead(broadcast.State) ? null : broadcast.People,
    };
}
