using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.People.Operators.Sessions;

/// <summary>All SQL of the table <c>operator_sessions</c>.</summary>
public sealed class OperatorSessionStore(Database database)
{
    private const string Columns = "id, token_hash, operator_id, security_stamp, kind, address, client, created_ms, last_used_ms, expires_ms";

    /// <returns>The session's id.</returns>
    public static Task<long> InsertAsync(DbSession session, OperatorSession row) => session.ScalarAsync<long>(
        """
        insert into operator_sessions (token_hash, operator_id, security_stamp, kind, address, client, created_ms, last_used_ms, expires_ms)
        values (@TokenHash, @OperatorId, @SecurityStamp, @Kind, @Address, @Client, @CreatedMs, @LastUsedMs, @ExpiresMs)
        returning id
        """,
        row);

    public static Task<OperatorSession?> FindAsync(DbSession session, string tokenHash) => session.FirstOrDefaultAsync<OperatorSession>(
        $"select {Columns} from operator_sessions where token_hash = @tokenHash", new { tokenHash });

    public static Task<OperatorSession?> FindByIdAsync(DbSession session, long id) => session.FirstOrDefaultAsync<OperatorSession>(
        $"select {Columns} from operator_sessions where id = @id", new { id });

    /// <summary>The sessions of an operator that neither time nor idling has ended, the latest first.</summary>
    /// <param name="idleSince">Sessions not used since then have ended.</param>
    public Task<IReadOnlyList<OperatorSession>> ListAsync(long operatorId, long now, long idleSince, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<OperatorSession>(
            $"""
            select {Columns} from operator_sessions
            where operator_id = @operatorId and expires_ms > @now and last_used_ms > @idleSince order by id desc
            """,
            new { operatorId, now, idleSince }),
        cancellation);

    /// <summary>Notes the use of a session, unless a younger use is noted already.</summary>
    public Task TouchAsync(long id, long usedMs, long unlessSince, CancellationToken cancellation) => database.WriteAsync(
        session => session.ExecuteAsync(
            "update operator_sessions set last_used_ms = @usedMs where id = @id and last_used_ms <= @unlessSince",
            new { id, usedMs, unlessSince }),
        cancellation);

    /// <summary>Lets a session go on after its operator changed what ends all others.</summary>
    public static Task KeepAsync(DbSession session, long id, string securityStamp) => session.ExecuteAsync(
        "update operator_sessions set security_stamp = @securityStamp where id = @id", new { id, securityStamp });

    /// <returns>Whether there was such a session of this operator.</returns>
    public static async Task<bool> EndAsync(DbSession session, long operatorId, long id) => await session.ExecuteAsync(
        "delete from operator_sessions where id = @id and operator_id = @operatorId", new { id, operatorId }) == 1;

    /// <param name="except">The session to keep, or null.</param>
    /// <returns>How many sessions ended.</returns>
    public static Task<int> EndAllAsync(DbSession session, long operatorId, long? except) => session.ExecuteAsync(
        "delete from operator_sessions where operator_id = @operatorId and id <> @except", new { operatorId, except = except ?? 0 });

    /// <summary>Removes the sessions that a new stamp has ended.</summary>
    public static Task EndStaleAsync(DbSession session, long operatorId, string securityStamp) => session.ExecuteAsync(
        "delete from operator_sessions where operator_id = @operatorId and security_stamp <> @securityStamp", new { operatorId, securityStamp });

    /// <summary>Removes what has ended by itself.</summary>
    public static Task PurgeAsync(DbSession session, long now, long idleSince) => session.ExecuteAsync(
        "delete from operator_sessions where expires_ms <= @now or last_used_ms <= @idleSince", new { now, idleSince });
}
