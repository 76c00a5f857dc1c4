using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;

namespace PuyangFabu.Conversation.Cases;

/// <summary>All SQL of the table <c>case_guesses</c>: how often a query code was tried for one number or from one address.</summary>
public sealed class CaseGuessStore : IExpiringRows
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <summary>Counts one more before it is looked at, so that many at once are counted too; counting begins anew when the first is older than <paramref name="since"/>.</summary>
    /// <returns>The number counted now.</returns>
    public static Task<long> AddAsync(DbSession session, string subject, long now, long since) => session.ScalarAsync<long>(
        """
        insert into case_guesses (subject, failures, first_ms, last_ms) values (@subject, 1, @now, @now)
        on conflict (subject) do update set
            failures = case when case_guesses.first_ms > @since then case_guesses.failures + 1 else 1 end,
            first_ms = case when case_guesses.first_ms > @since then case_guesses.first_ms else excluded.first_ms end,
            last_ms = excluded.last_ms
        returning failures
        """,
        new { subject, now, since });

    public static Task ForgetAsync(DbSession session, string subject) => session.ExecuteAsync("delete from case_guesses where subject = @subject", new { subject });

    /// <summary>One of those counted was right.</summary>
    public static Task TakeBackAsync(DbSession session, string subject) =>
        session.ExecuteAsync("update case_guesses set failures = failures - 1 where subject = @subject and failures > 0", new { subject });

    Task<int> IExpiringRows.ExpireAsync(DbSession session, DateTimeOffset now, int limit) => session.ExecuteAsync(
        "delete from case_guesses where subject in (select subject from case_guesses where last_ms < @before order by last_ms limit @limit)",
        new { before = (now - Kept).ToUnixTimeMilliseconds(), limit });
}
