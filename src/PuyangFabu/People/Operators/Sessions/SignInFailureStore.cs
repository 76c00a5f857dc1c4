using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.People.Operators.Sessions;

/// <summary>All SQL of the table <c>sign_in_failures</c>: refused sign-ins in a row, by name and by address.</summary>
public sealed class SignInFailureStore(Database database)
{
    public Task<SignInFailures?> FindAsync(string subject, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<SignInFailures>("select failures, first_ms, last_ms from sign_in_failures where subject = @subject", new { subject }),
        cancellation);

    /// <summary>Counts one more; counting begins anew when the first one counted is older than <paramref name="since"/>.</summary>
    /// <returns>The number counted now.</returns>
    public static Task<long> AddAsync(DbSession session, string subject, long now, long since) => session.ScalarAsync<long>(
        """
        insert into sign_in_failures (subject, failures, first_ms, last_ms) values (@subject, 1, @now, @now)
        on conflict (subject) do update set
            failures = case when sign_in_failures.first_ms > @since then sign_in_failures.failures + 1 else 1 end,
            first_ms = case when sign_in_failures.first_ms > @since then sign_in_failures.first_ms else excluded.first_ms end,
            last_ms = excluded.last_ms
        returning failures
        """,
        new { subject, now, since });

    public static Task ForgetAsync(DbSession session, string subject) =>
        session.ExecuteAsync("delete from sign_in_failures where subject = @subject", new { subject });

    public static Task PurgeAsync(DbSession session, long since) =>
        session.ExecuteAsync("delete from sign_in_failures where last_ms <= @since", new { since });
}

/// <summary>How often signing in failed lately for one name or from one address.</summary>
public sealed record SignInFailures
{
    public long Failures { get; init; }

    /// <summary>When the first one counted was; counting begins anew a while after it.</summary>
    public long FirstMs { get; init; }

    public long LastMs { get; init; }
}
