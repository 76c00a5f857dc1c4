namespace PuyangFabu.Sandbox.Platform.Articles;

/// <summary>An account's publications. Used under the account's lock.</summary>
internal sealed class PublicationShelf
{
    private readonly Dictionary<string, PlatformPublication> publications = new(StringComparer.Ordinal);

    /// <summary>What can be read, newest first.</summary>
    public IReadOnlyList<PlatformPublication> Public =>
        [.. publications.Values.Where(static one => one.IsPublic).OrderByDescending(static one => one.SubmittedAt)];

    public PlatformPublication? Find(string? publishId) => publishId is null ? null : publications.GetValueOrDefault(publishId);

    public PlatformPublication? ByArticle(string? articleId) => publications.Values.FirstOrDefault(one => one.ArticleId == articleId && one.IsPublic);

    public void Keep(PlatformPublication publication) => publications[publication.PublishId] = publication;
}

/// <summary>One publication (发布), of which nobody is notified.</summary>
internal sealed record PlatformPublication
{
    public required string PublishId { get; init; }

    public required string ArticleId { get; init; }

    public required IReadOnlyList<PlatformArticle> Articles { get; init; }

    /// <summary>For comments and statistics.</summary>
    public required long MsgDataId { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>0 published, 1 running, 2 to 4 failed, 5 deleted afterwards, as the platform counts.</summary>
    public int Status { get; init; } = 1;

    public bool IsPublic => Status == 0;

    /// <summary>Numbers from 1 of the articles that failed; only with status 2 and 4.</summary>
    public IReadOnlyList<int> Failed => Status is 2 or 4 ? [1] : [];
}
