using PuyangFabu.WeChat.Api.Drafts;

namespace PuyangFabu.WeChat.Api.Publishing;

/// <summary>Publishing without notifying anybody (发布), <c>/cgi-bin/freepublish/…</c>. Another thing than mass sending (群发).</summary>
public interface IFreePublishApi
{
    /// <param name="mediaId">Of the draft, which disappears once it is published.</param>
    /// <returns>The <c>publish_id</c>: accepted, not yet published. There is no key against doubles.</returns>
    Task<ApiAnswer<string>> SubmitAsync(ApiAccount account, string mediaId, CancellationToken cancellation);

    Task<ApiAnswer<PublishProgress>> ProgressAsync(ApiAccount account, string publishId, CancellationToken cancellation);

    /// <param name="index">From 1; 0 takes all articles.</param>
    Task<ApiAnswer<ApiDone>> DeleteAsync(ApiAccount account, string articleId, int index, CancellationToken cancellation);

    /// <summary>One published post, with its text.</summary>
    /// <param name="articleId">Refused with 53600 when there is no such post any more.</param>
    Task<ApiAnswer<IReadOnlyList<DraftArticle>>> GetArticleAsync(ApiAccount account, string articleId, CancellationToken cancellation);

    /// <param name="count">1 to 20.</param>
    Task<ApiAnswer<PublishedPage>> ListAsync(ApiAccount account, int offset, int count, bool withContent, CancellationToken cancellation);
}

/// <summary>State of a publishing job.</summary>
/// <param name="ArticleId">Once published.</param>
/// <param name="ArticleUrls">In the order of the articles; empty until published.</param>
/// <param name="FailedIndexes">Articles that failed the check, from 1.</param>
public sealed record PublishProgress(
    PublishStatus Status, string? ArticleId, IReadOnlyList<string> ArticleUrls, IReadOnlyList<int> FailedIndexes);

/// <summary>What became of a publishing job (<c>publish_status</c>); the values are WeChat's.</summary>
public enum PublishStatus
{
    Succeeded = 0,
    Publishing = 1,

    /// <summary>The check for originality failed.</summary>
    NotOriginal = 2,

    Failed = 3,

    /// <summary>Refused by the platform's review.</summary>
    Rejected = 4,

    /// <summary>Published, and later deleted by an operator.</summary>
    Deleted = 5,

    /// <summary>Published, and later banned by the platform.</summary>
    Banned = 6,

    /// <summary>A value that this library does not know.</summary>
    Unknown = -1,
}

/// <summary>Part of the list of what was published, the newest first.</summary>
public sealed record PublishedPage(int TotalCount, IReadOnlyList<PublishedItem> Items);

/// <summary>Something published, as the list shows it.</summary>
/// <param name="UpdateTime">Unix seconds.</param>
public sealed record PublishedItem(string ArticleId, IReadOnlyList<DraftArticle> Articles, long UpdateTime);
