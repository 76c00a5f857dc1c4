using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Foundation.Holds;

/// <summary>All SQL of the table <c>holds</c>.</summary>
public static class HoldStore
{
    public static async Task<bool> IsSetAsync(DbSession session, string name) =>
        await session.ScalarAsync<long>("select count(*) from holds where name = @name and released_ms is null", new { name }) > 0;

    /// <summary>Sets it anew. Knows no column that an older version of the database lacks: a restore sets it before it migrates.</summary>
    public static async Task SetAsync(DbSession session, Hold hold)
    {
        await session.ExecuteAsync("delete from holds where name = @Name", hold);
        await session.ExecuteAsync("insert into holds (name, reason, since_ms) values (@Name, @Reason, @SinceMs)", hold);
    }

    /// <summary>Lets it go; since when it was held stays known.</summary>
    /// <returns>What was held, or null when nothing was.</returns>
    public static Task<Hold?> ReleaseAsync(DbSession session, string name, long nowMs) => session.FirstOrDefaultAsync<Hold>(
        "update holds set released_ms = @nowMs where name = @name and released_ms is null returning name, reason, since_ms", new { name, nowMs });

    /// <summary>Since when it was held the last time, released or not; null when it never was.</summary>
    public static Task<long?> SinceAsync(DbSession session, string name) =>
        session.FirstOrDefaultAsync<long?>("select since_ms from holds where name = @name", new { name });

    public static Task<IReadOnlyList<Hold>> ListAsync(DbSession session) =>
        session.QueryAsync<Hold>("select name, reason, since_ms from holds where released_ms is null order by name");
}

/// <summary>Something that waits until a person says that it may go on.</summary>
public sealed record Hold
{
    public required string Name { get; init; }

    /// <summary>Why, in Chinese.</summary>
    public required string Reason { get; init; }

    public long SinceMs { get; init; }
}
