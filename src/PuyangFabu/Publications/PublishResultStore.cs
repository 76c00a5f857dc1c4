using PuyangFabu.Storage;

namespace PuyangFabu.Publications;

/// <summary>All SQL of the table <c>publish_results</c>.</summary>
public static class PublishResultStore
{
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

    public static Task<PublishResult?> FindAsync(DbSession session, string account, string publishId) => session.FirstOrDefaultAsync<PublishResult>(
        """
        select account, publish_id, status, we_chat_article_id, article_urls, failed_indexes, received_ms from publish_results
        where account = @account and publish_id = @publishId
        """,
        new { account, publishId });
}
