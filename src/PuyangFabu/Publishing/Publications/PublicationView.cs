using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Moves;
using PuyangFabu.Publishing.Materials;
using PuyangFabu.Publishing.Materials.Pictures;

namespace PuyangFabu.Publishing.Publications;

/// <summary>A publication as operators see it.</summary>
public sealed record PublicationView
{
    public required long Id { get; init; }

    public required string Account { get; init; }

    /// <summary>One of <see cref="PublicationState"/>.</summary>
    public required string Status { get; init; }

    /// <summary>The state as people call it.</summary>
    public required string StatusName { get; init; }

    public required long Revision { get; init; }

    public required string Title { get; init; }

    /// <summary>What an approval names.</summary>
    public required string ContentHash { get; init; }

    public required string Author { get; init; }

    public string? ApprovedBy { get; init; }

    public DateTimeOffset? ApprovedAt { get; init; }

    public string? PublishId { get; init; }

    /// <summary>What WeChat calls the post.</summary>
    public string? WeChatArticleId { get; init; }

    public long? WeChatCode { get; init; }

    /// <summary>What a person should know or do; null when there is nothing.</summary>
    public string? Attention { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>What the person who asks can do with it now.</summary>
    public required IReadOnlyList<string> Allowed { get; init; }

    /// <summary>Pictures of other sites as they go out; null when there are none, or it was not handed in yet.</summary>
    public IReadOnlyList<PinnedPictureView>? PinnedPictures { get; init; }

    /// <summary>What is published has footnotes in the place of <see cref="OutsideLinks"/>.</summary>
    public required bool LinkFootnotes { get; init; }

    /// <summary>Links that WeChat does not open in its articles, before it is published; empty when there are none, and afterwards. Null in lists.</summary>
    public IReadOnlyList<ArticleOutsideLinks>? OutsideLinks { get; init; }

    /// <summary>What should be known before it is published and may be left. Null in lists.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }

    /// <summary>Null in lists.</summary>
    public IReadOnlyList<PublicationArticleView>? Articles { get; init; }

    /// <summary>The oldest first; null in lists.</summary>
    public IReadOnlyList<PublicationTimelineItem>? Timeline { get; init; }

    public static PublicationView Of(Publication publication, IReadOnlyList<PublicationAction> open) => new()
    {
        Id = publication.Id,
        Account = publication.Account,
        Status = publication.State,
        StatusName = PublicationState.NameOf(publication.State),
        Revision = publication.Revision,
        Title = publication.Title,
        ContentHash = publication.ContentHash,
        Author = publication.AuthorName,
        ApprovedBy = Text(publication.ApprovedName),
        ApprovedAt = Time(publication.ApprovedMs),
        PinnedPictures = PinnedPictureView.Of(publication.Pinned),
        LinkFootnotes = publication.LinkFootnotes,
        PublishId = Text(publication.PublishId),
        WeChatArticleId = Text(publication.WeChatArticleId),
        WeChatCode = publication.ErrorCode,
        Attention = Text(publication.Attention),
        CreatedAt = UnixMilliseconds.ToChinaTime(publication.CreatedMs),
        PublishedAt = Time(publication.PublishedMs),
        Allowed = [.. open.Select(MoveCode.Of)],
    };

    private static string? Text(string text) => text.Length > 0 ? text : null;

    private static DateTimeOffset? Time(long? milliseconds) => milliseconds is { } known ? UnixMilliseconds.ToChinaTime(known) : null;
}

/// <summary>An article of a publication as operators see it.</summary>
/// <param name="Url">Where it is at WeChat; null until it is published.</param>
public sealed record PublicationArticleView(long ArticleId, long Version, string ContentHash, string Title, string? Url);

/// <summary>Something that happened to a publication, as operators see it.</summary>
public sealed record PublicationTimelineItem(DateTimeOffset At, string Action, string From, string To, string By, string? Comment)
{
    public static PublicationTimelineItem Of(MoveEvent happened) => new(
        UnixMilliseconds.ToChinaTime(happened.AtMs),
        happened.Action,
        happened.FromState,
        happened.ToState,
        happened.OperatorName,
        happened.Comment.Length > 0 ? happened.Comment : null);
}
