using System.Data;
using System.Globalization;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;

namespace PuyangFabu.Conversation.Replies.Searching;

/// <summary>All SQL of the table <c>search_sessions</c>.</summary>
public sealed class SearchSessionStore(Database database) : IPersonalDataStore, IExpiringRows
{
    /// <summary>Nobody asks for more of what was shown a day ago.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    IReadOnlyList<PersonalColumns> IPersonalDataStore.PersonalData { get; } = [new("search_sessions", "1 天", "open_id", "query")];

    public async Task<SearchSession?> FindAsync(string account, string openId, CancellationToken cancellation) => await database.ReadAsync(
        session => session.FirstOrDefaultAsync<Row>(
            "select query, next_offset, shown from search_sessions where account = @account and open_id = @openId",
            new { account, openId }),
        cancellation) is { } row
        ? new SearchSession { Query = row.Query, NextOffset = row.NextOffset, Shown = [.. row.Shown.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static id => long.Parse(id, CultureInfo.InvariantCulture))] }
        : null;

    private static readonly KeptStatement Save = new(
        """
        insert into search_sessions (account, open_id, query, next_offset, shown, updated_ms)
        values (@account, @openId, @query, @nextOffset, @shown, @atMs)
        on conflict (account, open_id) do update set
            query = excluded.query, next_offset = excluded.next_offset, shown = excluded.shown, updated_ms = excluded.updated_ms
        """,
        ("account", DbType.String), ("openId", DbType.String), ("query", DbType.String), ("nextOffset", DbType.Int64), ("shown", DbType.String), ("atMs", DbType.Int64));

    public static Task SaveAsync(DbSession session, string account, string openId, SearchSession search, long atMs) =>
        Save.ExecuteAsync(session, account, openId, search.Query, search.NextOffset, string.Join(' ', search.Shown), atMs);

    /// <summary>Forgets what a follower searched for, as WeChat asks when somebody unfollows.</summary>
    public static Task ForgetAsync(DbSession session, string account, string openId) => session.ExecuteAsync(
        "delete from search_sessions where account = @account and open_id = @openId", new { account, openId });

    Task IPersonalDataStore.ForgetAsync(DbSession session, string account, string openId) => ForgetAsync(session, account, openId);

    Task<int> IExpiringRows.ExpireAsync(DbSession session, DateTimeOffset now, int limit) => session.ExecuteAsync(
        """
        delete from search_sessions where (account, open_id) in (
            select account, open_id from search_sessions where updated_ms < @before order by updated_ms limit @limit)
        """,
        new { before = (now - Kept).ToUnixTimeMilliseconds(), limit });

    private sealed record Row
    {
        public required string Query { get; init; }

        public required long NextOffset { get; init; }

        public required string Shown { get; init; }
    }
}

/// <summary>A follower's last list, so that 更多 goes on and a number opens an entry.</summary>
public sealed record SearchSession
{
    /// <summary>The words that were searched; empty for a list that no search made.</summary>
    public required string Query { get; init; }

    /// <summary>How many hits the follower has been shown.</summary>
    public long NextOffset { get; init; }

    /// <summary>The articles that the follower has been shown, in their order; the first is number 1.</summary>
    public IReadOnlyList<long> Shown { get; init; } = [];
}
