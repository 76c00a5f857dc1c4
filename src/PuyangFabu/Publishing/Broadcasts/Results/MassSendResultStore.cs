using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;

namespace PuyangFabu.Publishing.Broadcasts.Results;

/// <summary>All SQL of the table <c>mass_send_results</c>.</summary>
public sealed class MassSendResultStore : IExpiringRows
{
    /// <summary>By then each has been carried into its broadcast, or nobody will claim it.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const string Columns = "account, msg_id, outcome, status, error_code, total_count, filter_count, sent_count, error_count, article_urls, received_ms";

    /// <summary>Keeps what WeChat reports; of two reports of one job the later one, unless it says less.</summary>
    public static Task KeepAsync(DbSession session, MassSendResult result) => session.ExecuteAsync(
        $"""
        insert into mass_send_results ({Columns})
        values (@Account, @MsgId, @Outcome, @Status, @ErrorCode, @TotalCount, @FilterCount, @SentCount, @ErrorCount, @ArticleUrls, @ReceivedMs)
        on conflict (account, msg_id) do update set
            outcome = excluded.outcome, status = excluded.status, error_code = excluded.error_code,
            total_count = coalesce(excluded.total_count, mass_send_results.total_count),
            filter_count = coalesce(excluded.filter_count, mass_send_results.filter_count),
            sent_count = coalesce(excluded.sent_count, mass_send_results.sent_count),
            error_count = coalesce(excluded.error_count, mass_send_results.error_count),
            article_urls = case when excluded.article_urls <> '' then excluded.article_urls else mass_send_results.article_urls end
        """,
        result);

    /// <summary>The result of a job that one of our parts is; from then on it is known to be ours.</summary>
    public static Task<MassSendResult?> TakeAsync(DbSession session, string account, string msgId) => session.FirstOrDefaultAsync<MassSendResult>(
        $"update mass_send_results set claimed = true where account = @account and msg_id = @msgId returning {Columns}", new { account, msgId });

    /// <summary>Reports of jobs that nobody here sent: by hand in WeChat's console, or forged.</summary>
    public static Task<long> UnclaimedAsync(DbSession session) => session.ScalarAsync<long>("select count(*) from mass_send_results where claimed = false");

    /// <summary>Takes away the reports of jobs that nobody has claimed.</summary>
    public static Task<int> ForgetUnclaimedAsync(DbSession session, long beforeMs) => session.ExecuteAsync(
        "delete from mass_send_results where claimed = false and received_ms < @beforeMs", new { beforeMs });

    public static Task<MassSendResult?> FindAsync(DbSession session, string account, string msgId) => session.FirstOrDefaultAsync<MassSendResult>(
        $"select {Columns} from mass_send_results where account = @account and msg_id = @msgId", new { account, msgId });

    /// <summary>Results since a moment of jobs that are no part of a broadcast, the oldest first.</summary>
    public static Task<IReadOnlyList<MassSendResult>> WithoutPartAsync(DbSession session, string account, long sinceMs, int limit) => session.QueryAsync<MassSendResult>(
        $"""
        select {Columns} from mass_send_results
        where account = @account and received_ms >= @sinceMs and not exists ({BroadcastPartStore.OfJobInAccount("mass_send_results.msg_id")})
        order by received_ms limit @limit
        """,
        new { account, sinceMs, limit });

    Task<int> IExpiringRows.ExpireAsync(DbSession session, DateTimeOffset now, int limit) => session.ExecuteAsync(
        """
        delete from mass_send_results where (account, msg_id) in (
            select account, msg_id from mass_send_results where received_ms < @before order by received_ms limit @limit)
        """,
        new { before = (now - Kept).ToUnixTimeMilliseconds(), limit });
}
