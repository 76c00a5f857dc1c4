using PuyangFabu.Storage;

namespace PuyangFabu.Backup;

/// <summary>All SQL of the table <c>holds</c>.</summary>
public static class HoldStore
{
    public static async Task<bool> IsSetAsync(DbSession session, string name) =>
        await session.ScalarAsync<long>("select count(*) from holds where name = @name", new { name }) > 0;

    public static Task SetAsync(DbSession session, Hold hold) => session.ExecuteAsync(
        """
        insert into holds (name, reason, since_ms) values (@Name, @Reason, @SinceMs)
        on conflict (name) do update set reason = excluded.reason, since_ms = excluded.since_ms
        """,
        hold);

    /// <returns>What was held, or null when nothing was.</returns>
    public static Task<Hold?> ReleaseAsync(DbSession session, string name) =>
        session.FirstOrDefaultAsync<Hold>("delete from holds where name = @name returning name, reason, since_ms", new { name });

    public static Task<IReadOnlyList<Hold>> ListAsync(DbSession session) =>
        session.QueryAsync<Hold>("select name, reason, since_ms from holds order by name");
}
