using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.People.Operators.Passwords;

/// <summary>All SQL of the table <c>operator_old_passwords</c>: hashes of passwords that must not come back.</summary>
public sealed class OldPasswordStore(Database database, TimeProvider clock)
{
    /// <summary>The latest first.</summary>
    public Task<IReadOnlyList<string>> LatestAsync(long operatorId, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<string>(
            "select password_hash from operator_old_passwords where operator_id = @operatorId order by id desc limit @limit",
            new { operatorId, limit }),
        cancellation);

    /// <summary>Adds one; those that are no longer asked for go.</summary>
    public async Task AddAsync(DbSession session, long operatorId, string passwordHash)
    {
        await session.ExecuteAsync(
            "insert into operator_old_passwords (operator_id, password_hash, replaced_ms) values (@operatorId, @passwordHash, @now)",
            new { operatorId, passwordHash, now = clock.NowMs() });
        await session.ExecuteAsync(
            """
            delete from operator_old_passwords where operator_id = @operatorId and id not in (
                select id from operator_old_passwords where operator_id = @operatorId order by id desc limit @kept)
            """,
            new { operatorId, kept = PasswordRules.Remembered });
    }
}
