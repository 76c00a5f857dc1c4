using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;

namespace PuyangFabu.Operations.Runs;

/// <summary>All SQL of the table <c>long_runs</c>. At most one of a kind is open: an index sees to it.</summary>
public sealed class LongRunStore(Database database) : IExpiringRows
{
    private const int KeptDays = 90;
    private const string Columns = "id, kind, state, asked_by, asked_name, asked_ms, lease_ms, ended_ms, done, total, result";
    private const string Open = "state in ('waiting', 'running')";

    /// <returns>Null when one of its kind is open.</returns>
    public static Task<LongRun?> InsertAsync(DbSession session, LongRun run) => session.FirstOrDefaultAsync<LongRun>(
        $"""
        insert into long_runs (kind, state, asked_by, asked_name, asked_ms) values (@Kind, @State, @AskedBy, @AskedName, @AskedMs)
        on conflict (kind) where {Open} do nothing
        returning {Columns}
        """,
        run);

    /// <summary>The newest of a kind.</summary>
    public Task<LongRun?> LatestAsync(string kind, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<LongRun>($"select {Columns} from long_runs where kind = @kind order by id desc limit 1", new { kind }), cancellation);

    /// <summary>The newest of a kind that came to its end.</summary>
    public Task<LongRun?> LatestFinishedAsync(string kind, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<LongRun>(
            $"select {Columns} from long_runs where kind = @kind and state = '{LongRun.Finished}' order by id desc limit 1", new { kind }),
        cancellation);

    /// <summary>Takes what waits, or what a killed process left.</summary>
    /// <returns>Null when there is none.</returns>
    public Task<LongRun?> TakeAsync(string kind, long nowMs, long leaseMs, CancellationToken cancellation) => database.WriteAsync(
        session => session.FirstOrDefaultAsync<LongRun>(
            $"""
            update long_runs set state = '{LongRun.Running}', lease_ms = @leaseMs, done = 0, total = 0
            where kind = @kind and {Open} and (state = '{LongRun.Waiting}' or lease_ms < @nowMs)
            returning {Columns}
            """,
            new { kind, nowMs, leaseMs }),
        cancellation);

    /// <summary>Whether there is something to take, without a turn to write.</summary>
    public Task<bool> AnyDueAsync(string kind, long nowMs, CancellationToken cancellation) => database.ReadAsync(
        session => session.ScalarAsync<bool>(
            $"select exists (select 1 from long_runs where kind = @kind and {Open} and (state = '{LongRun.Waiting}' or lease_ms < @nowMs))", new { kind, nowMs }),
        cancellation);

    /// <summary>Tells how far it is, and that it is still at work.</summary>
    public Task ProgressAsync(long id, long done, long total, long leaseMs, CancellationToken cancellation) => database.WriteAsync(
        session => session.ExecuteAsync(
            $"update long_runs set done = @done, total = @total, lease_ms = @leaseMs where id = @id and state = '{LongRun.Running}'", new { id, done, total, leaseMs }),
        cancellation);

    /// <param name="state"><see cref="LongRun.Finished"/>, <see cref="LongRun.Failed"/>, or <see cref="LongRun.Waiting"/> for another process.</param>
    public Task EndAsync(long id, string state, string result, long? endedMs, CancellationToken cancellation) => database.WriteAsync(
        session => session.ExecuteAsync(
            $"update long_runs set state = @state, result = @result, ended_ms = @endedMs where id = @id and state = '{LongRun.Running}'", new { id, state, result, endedMs }),
        cancellation);

    Task<int> IExpiringRows.ExpireAsync(DbSession session, DateTimeOffset now, int limit) => session.ExecuteAsync(
        """
        delete from long_runs where id in (
            select id from long_runs as old where asked_ms < @before and exists (select 1 from long_runs as newer where newer.kind = old.kind and newer.id > old.id)
            order by id limit @limit)
        """,
        new { before = now.AddDays(-KeptDays).ToUnixTimeMilliseconds(), limit });
}
