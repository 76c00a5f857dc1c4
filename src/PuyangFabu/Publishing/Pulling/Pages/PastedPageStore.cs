using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;

namespace PuyangFabu.Publishing.Pulling.Pages;

/// <summary>All SQL of the table <c>pasted_pages</c>.</summary>
public sealed class PastedPageStore(Database database) : IExpiringRows
{
    private const int KeptDays = 90;
    private const string Columns = "id, account, url, url_key, state, note, article_id, asked_by, asked_name, asked_ms, next_ms, attempts";
    private const string Due = "state = 'waiting' and next_ms <= @nowMs and lease_until_ms <= @nowMs";

    /// <returns>How many are new; one that waits already does not wait twice.</returns>
    public static Task<int> AddAsync(DbSession session, IEnumerable<PastedPage> pages) => session.ExecuteAsync(
        """
        insert into pasted_pages (account, url, url_key, state, asked_by, asked_name, asked_ms, next_ms)
        values (@Account, @Url, @UrlKey, @State, @AskedBy, @AskedName, @AskedMs, @NextMs)
        on conflict (account, url_key) where state = 'waiting' do nothing
        """,
        pages);

    /// <summary>The newest first.</summary>
    public Task<IReadOnlyList<PastedPage>> ListAsync(string account, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<PastedPage>($"select {Columns} from pasted_pages where account = @account order by id desc limit @limit", new { account, limit }), cancellation);

    public Task<bool> AnyDueAsync(long nowMs, CancellationToken cancellation) => database.ReadAsync(
        session => session.ScalarAsync<bool>($"select exists (select 1 from pasted_pages where {Due})", new { nowMs }), cancellation);

    /// <summary>Takes the one that waits longest, unless some node has one open: the site is asked one thing at a time.</summary>
    public Task<PastedPage?> LeaseAsync(long nowMs, long untilMs, CancellationToken cancellation) => database.WriteAsync(
        session => session.FirstOrDefaultAsync<PastedPage>(
            $"""
            update pasted_pages set lease_until_ms = @untilMs
            where id = (select id from pasted_pages where {Due} order by next_ms, id limit 1) and {Due}
                and not exists (select 1 from pasted_pages as busy where busy.lease_until_ms > @nowMs)
            returning {Columns}
            """,
            new { nowMs, untilMs }),
        cancellation);

    /// <summary>Writes what became of it and gives it back, unless another process has ended it.</summary>
    public static async Task<bool> EndAsync(DbSession session, PastedPage page) => await session.ExecuteAsync(
        """
        update pasted_pages set state = @State, note = @Note, article_id = @ArticleId, next_ms = @NextMs, attempts = @Attempts, lease_until_ms = 0
        where id = @Id and state = 'waiting'
        """,
        page) == 1;

    Task<int> IExpiringRows.ExpireAsync(DbSession session, DateTimeOffset now, int limit) => session.ExecuteAsync(
        "delete from pasted_pages where id in (select id from pasted_pages where state <> 'waiting' and asked_ms < @before order by id limit @limit)",
        new { before = now.AddDays(-KeptDays).ToUnixTimeMilliseconds(), limit });
}
