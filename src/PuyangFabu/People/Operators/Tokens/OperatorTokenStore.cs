using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.People.Operators.Tokens;

/// <summary>All SQL of the table <c>operator_tokens</c>. Revoked tokens stay, to be shown.</summary>
public sealed class OperatorTokenStore(Database database)
{
    private const string Columns = "id, token_hash, operator_id, name, scopes, created_ms, expires_ms, last_used_ms, revoked_ms";

    /// <returns>The token's id.</returns>
    public static Task<long> InsertAsync(DbSession session, OperatorToken row) => session.ScalarAsync<long>(
        """
        insert into operator_tokens (token_hash, operator_id, name, scopes, created_ms, expires_ms)
        values (@TokenHash, @OperatorId, @Name, @Scopes, @CreatedMs, @ExpiresMs)
        returning id
        """,
        row);

    /// <returns>Null also when it was revoked or its time is over.</returns>
    public static Task<OperatorToken?> FindValidAsync(DbSession session, string tokenHash, long now) => session.FirstOrDefaultAsync<OperatorToken>(
        $"select {Columns} from operator_tokens where token_hash = @tokenHash and revoked_ms is null and expires_ms > @now", new { tokenHash, now });

    /// <param name="operatorId">Whose tokens; null for everybody's.</param>
    public Task<IReadOnlyList<OperatorToken>> ListAsync(long? operatorId, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<OperatorToken>(
            operatorId is null
                ? $"select {Columns} from operator_tokens order by id desc"
                : $"select {Columns} from operator_tokens where operator_id = @operatorId order by id desc",
            new { operatorId }),
        cancellation);

    public static Task<OperatorToken?> FindAsync(DbSession session, long id) => session.FirstOrDefaultAsync<OperatorToken>(
        $"select {Columns} from operator_tokens where id = @id", new { id });

    public static Task<long> CountValidAsync(DbSession session, long operatorId, long now) => session.ScalarAsync<long>(
        "select count(*) from operator_tokens where operator_id = @operatorId and revoked_ms is null and expires_ms > @now", new { operatorId, now });

    /// <summary>Notes the use of a token, unless a younger use is noted already.</summary>
    public Task TouchAsync(long id, long usedMs, long unlessSince, CancellationToken cancellation) => database.WriteAsync(
        session => session.ExecuteAsync(
            "update operator_tokens set last_used_ms = @usedMs where id = @id and (last_used_ms is null or last_used_ms <= @unlessSince)",
            new { id, usedMs, unlessSince }),
        cancellation);

    /// <returns>Whether it was valid until now.</returns>
    public static async Task<bool> RevokeAsync(DbSession session, long id, long now) => await session.ExecuteAsync(
        "update operator_tokens set revoked_ms = @now where id = @id and revoked_ms is null", new { id, now }) == 1;

    /// <returns>How many were revoked.</returns>
    public static Task<int> RevokeAllAsync(DbSession session, long operatorId, long now) => session.ExecuteAsync(
        "update operator_tokens set revoked_ms = @now where operator_id = @operatorId and revoked_ms is null", new { operatorId, now });
}
