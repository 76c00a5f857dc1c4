using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;

namespace PuyangFabu.Publishing.Publications;

/// <summary>All SQL of the table <c>publish_results</c>.</summary>
public sealed class PublishResultStore : IExpiringRows
{
    /// <summary>By then each has been carried into its publication, or nobody will claim it.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Keeps a result; a later one of the same job replaces it.</summary>
    public static Task KeepAsync(DbSession session, PublishResult result) => session.ExecuteAsync(
        """
        insert into publish_results (account, publish_id, status, we_chat_article_id, article_urls, failed_indexes, received_ms)
        values (@Account, @PublishId, @Status, @WeChatArticleId, @ArticleUrls, @FailedIndexes, @ReceivedMs)
        on conflict (account, publish_id) do update set
            status = excluded.status, we_chat_article_id = excluded.we_chat_article_id, article_urls = excluded.article_urls,
            failed_indexes = excluded.failed_indexes, received_ms = excluded.received_ms
        """,
        result);

    /// <summary>The result of a job that one of our publications is; from then on it is known to be ours.</summary>
    public static Task<PublishResult?> TakeAsync(DbSession session, string account, string publishId) => session.FirstOrDefaultAsync<PublishResult>(
        """
        update publish_results set claimed = true where account = @account and publish_id = @publishId
        returning account, publish_id, status, we_chat_article_id, article_urls, failed_indexes, received_ms
        """,
        new { account, publishId });

    /// <summary>Reports of jobs that nobody here began: by hand in WeChat's console, or forged.</summary>
    public static Task<long> UnclaimedAsync(DbSession session) => session.ScalarAsync<long>("select count(*) from publish_results where claimed = false");

    /// <summary>Takes away the reports of jobs that nobody has claimed.</summary>
    public static Task<int> ForgetUnclaimedAsync(DbSession session, long beforeMs) => session.ExecuteAsync(
        "delete from publish_results where claimed = false and received_ms < @beforeMs", new { beforeMs });

    Task<int> IExpiringRows.ExpireAsync(DbSession session, DateTimeOffset now, int limit) => session.ExecuteAsync(
        """
        delete from publish_results where (account, publish_id) in (
            select account, publish_id from publish_results where received_ms < @before order by received_ms limit @limit)
        """,
        new { before = (now - Kept).ToUnixTimeMilliseconds(), limit });
}

/// <summary>What WeChat reported of a publishing job; may come before the job's id is stored, twice, or never.</summary>
public sealed record PublishResult
{
    /// <summary>Slug.</summary>
    public required string Account { get; init; }

    public required string PublishId { get; init; }

    /// <summary>WeChat's <c>publish_status</c>.</summary>
    public required long Status { get; init; }

    public string WeChatArticleId { get; init; } = "";

    /// <summary>One a line.</summary>
    public string ArticleUrls { get; init; } = "";

    /// <summary>Numbers from 1 of the articles that did not pass, one a line.</summary>
    public string FailedIndexes { get; init; } = "";

    public long ReceivedMs { get; init; }
}
