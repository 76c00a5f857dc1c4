using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Sources;

/// <summary>All SQL of the table <c>source_states</c>.</summary>
public sealed class SourceStateStore(Database database)
{
    private const string Columns = "source_id, due_ms, etag, last_modified, checked_ms, good_ms, newest_ms, failures, since_ms, problem, moved_to";

    public Task<IReadOnlyList<SourceState>> ListAsync(CancellationToken cancellation) => database.ReadAsync(
        static session => session.QueryAsync<SourceState>($"select {Columns} from source_states order by due_ms, source_id"), cancellation);

    public Task<SourceState?> FindAsync(long sourceId, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<SourceState>($"select {Columns} from source_states where source_id = @sourceId", new { sourceId }), cancellation);

    public static Task InsertAsync(DbSession session, long sourceId, long dueMs) =>
        session.ExecuteAsync("insert into source_states (source_id, due_ms) values (@sourceId, @dueMs)", new { sourceId, dueMs });

    /// <summary>Has it read at this time.</summary>
    /// <returns>False when there is no such source.</returns>
    public static async Task<bool> SetDueAsync(DbSession session, long sourceId, long dueMs) =>
        await session.ExecuteAsync("update source_states set due_ms = @dueMs where source_id = @sourceId", new { sourceId, dueMs }) == 1;

    /// <summary>Forgets how it was: what is read from now on is another page.</summary>
    public static Task ForgetAsync(DbSession session, long sourceId, long dueMs) => session.ExecuteAsync(
        """
        update source_states set
            due_ms = @dueMs, etag = '', last_modified = '', checked_ms = 0, good_ms = 0, newest_ms = 0, failures = 0, since_ms = 0, problem = '', moved_to = ''
        where source_id = @sourceId
        """,
        new { sourceId, dueMs });

    /// <summary>Takes a source to read it, from everybody else until the lease ends.</summary>
    /// <returns>False when somebody else has it.</returns>
    public async Task<bool> ClaimAsync(SourceState seen, long leaseMs, CancellationToken cancellation) => await database.WriteAsync(
        session => session.ExecuteAsync(
            "update source_states set due_ms = @leaseMs where source_id = @SourceId and due_ms = @DueMs", new { seen.SourceId, seen.DueMs, leaseMs }),
        cancellation) == 1;

    /// <summary>Writes what came of it, unless the lease went to somebody else meanwhile.</summary>
    public static async Task<bool> EndAsync(DbSession session, SourceState state, long leaseMs) => await session.ExecuteAsync(
        """
        update source_states set
            due_ms = @DueMs, etag = @Etag, last_modified = @LastModified, checked_ms = @CheckedMs, good_ms = @GoodMs, newest_ms = @NewestMs,
            failures = @Failures, since_ms = @SinceMs, problem = @Problem, moved_to = @MovedTo
        where source_id = @SourceId and due_ms = @leaseMs
        """,
        new
        {
            state.DueMs,
            state.Etag,
            state.LastModified,
            state.CheckedMs,
            state.GoodMs,
            state.NewestMs,
            state.Failures,
            state.SinceMs,
            state.Problem,
            state.MovedTo,
            state.SourceId,
            leaseMs,
        }) == 1;

    public static Task DeleteAsync(DbSession session, long sourceId) => session.ExecuteAsync("delete from source_states where source_id = @sourceId", new { sourceId });
}
