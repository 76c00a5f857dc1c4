using PuyangFabu.Foundation.Storage.Retention;

namespace PuyangFabu.Foundation.Storage;

/// <summary>The change feed: every write of content leaves a numbered row in the same transaction.</summary>
public sealed class ContentChangeStore(Database database, TimeProvider clock) : IExpiringRows
{
    /// <summary>Who was away for longer loads everything anew, see <see cref="OldestAsync"/>.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Call once at the head of a transaction that writes content (see <see cref="SqlDialect.LockChangeFeed"/>).</summary>
    public static Task BeginAsync(DbSession session) =>
        session.Dialect.LockChangeFeed is { } sql ? session.ExecuteAsync(sql) : Task.CompletedTask;

    /// <summary>This process has changed content, and nobody who waited for it goes on before this. Others are told by the feed.</summary>
    public event Action? Changed;

    public Task RecordAsync(DbSession session, string kind, long entityId)
    {
        session.Committed += Changed;
        return session.ExecuteAsync(
            "insert into content_changes (kind, entity_id, changed_ms) values (@kind, @entityId, @now)",
            new { kind, entityId, now = clock.NowMs() });
    }

    /// <summary>Records many at once: quicker than one by one.</summary>
    public Task RecordAsync(DbSession session, string kind, IEnumerable<long> entityIds)
    {
        var now = clock.NowMs();
        session.Committed += Changed;
        return session.ExecuteAsync(
            "insert into content_changes (kind, entity_id, changed_ms) values (@kind, @entityId, @now)",
            entityIds.Select(entityId => new { kind, entityId, now }));
    }

    public Task<long> LatestAsync(CancellationToken cancellation) => database.ReadAsync(
        static session => session.ScalarAsync<long>("select coalesce(max(sequence), 0) from content_changes"),
        cancellation);

    /// <summary>The oldest change that is still kept; 0 when there never was one. Who stands before it has missed some.</summary>
    public Task<long> OldestAsync(CancellationToken cancellation) => database.ReadAsync(
        static session => session.ScalarAsync<long>("select coalesce(min(sequence), 0) from content_changes"),
        cancellation);

    public Task<IReadOnlyList<ContentChange>> AfterAsync(long sequence, int limit, CancellationToken cancellation) =>
        BetweenAsync(sequence, long.MaxValue, limit, cancellation);

    /// <param name="after">Not among them.</param>
    /// <param name="until">Among them.</param>
    public Task<IReadOnlyList<ContentChange>> BetweenAsync(long after, long until, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<ContentChange>(
            "select sequence, kind, entity_id from content_changes where sequence > @after and sequence <= @until order by sequence limit @limit",
            new { after, until, limit }),
        cancellation);

    // The newest stays for ever: it is how far the feed has come.
    Task<int> IExpiringRows.ExpireAsync(DbSession session, DateTimeOffset now, int limit) => session.ExecuteAsync(
        """
        delete from content_changes where sequence in (
            select sequence from content_changes
            where changed_ms < @before and sequence < (select max(sequence) from content_changes) order by sequence limit @limit)
        """,
        new { before = (now - Kept).ToUnixTimeMilliseconds(), limit });
}
