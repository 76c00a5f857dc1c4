using PuyangFabu.Storage;

namespace PuyangFabu.Replies;

/// <summary>All SQL of the table <c>search_sessions</c>.</summary>
public sealed class SearchSessionStore(Database database) : IPersonalDataStore
{
    public Task<SearchSession?> FindAsync(string account, string openId, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<SearchSession>(
            "select query, next_offset from search_sessions where account = @account and open_id = @openId",
            new { account, openId }),
        cancellation);

    public static Task SaveAsync(DbSession session, string account, string openId, SearchSession search, long atMs) => session.ExecuteAsync(
        """
        insert into search_sessions (account, open_id, query, next_offset, updated_ms)
        values (@account, @openId, @query, @nextOffset, @atMs)
        on conflict (account, open_id) do update set
            query = excluded.query, next_offset = excluded.next_offset, updated_ms = excluded.updated_ms
        """,
        new { account, openId, query = search.Query, nextOffset = search.NextOffset, atMs });

    /// <summary>Forgets what a follower searched for, as WeChat asks when somebody unfollows.</summary>
    public static Task ForgetAsync(DbSession session, string account, string openId) => session.ExecuteAsync(
        "delete from search_sessions where account = @account and open_id = @openId", new { account, openId });

    Task IPersonalDataStore.ForgetAsync(DbSession session, string account, string openId) => ForgetAsync(session, account, openId);
}
