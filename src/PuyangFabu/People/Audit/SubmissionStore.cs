using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;
using PuyangFabu.People.Actors;

namespace PuyangFabu.People.Audit;

/// <summary>
/// All SQL of the table <c>form_submissions</c>. A sending is claimed in the transaction of what it does: either both are there, or
/// neither, and the form may be sent again.
/// </summary>
public sealed class SubmissionStore(Database database, TimeProvider clock) : IExpiringRows
{
    /// <summary>A page that lies open over a long weekend.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(4);

    /// <exception cref="RepeatedSubmissionException">Another sending of the form had its effect.</exception>
    internal static async Task ClaimAsync(DbSession session, long operatorId, Submission sent, long nowMs)
    {
        var row = new { operatorId, sent.Key, sent.Attempt, sent.ContentHash, nowMs };
        var first = await session.ExecuteAsync(
            """
            insert into form_submissions (operator_id, submission_key, attempt, content_hash, at_ms) values (@operatorId, @Key, @Attempt, @ContentHash, @nowMs)
            on conflict (operator_id, submission_key) do nothing
            """,
            row);
        // What one sending does may take several transactions.
        if (first == 0 && await session.ScalarAsync<string>(
            "select attempt from form_submissions where operator_id = @operatorId and submission_key = @Key", row) != sent.Attempt)
        {
            throw new RepeatedSubmissionException();
        }
    }

    /// <returns>Null when no sending of the form had an effect.</returns>
    public Task<AcceptedSubmission?> FindAsync(long operatorId, string key, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<AcceptedSubmission>(
            "select content_hash, next_path from form_submissions where operator_id = @operatorId and submission_key = @key", new { operatorId, key }),
        cancellation);

    /// <summary>Keeps where the form led, for whoever sends it again.</summary>
    public Task KeepAsync(long operatorId, Submission sent, string nextPath) => database.WriteAsync(
        session => session.ExecuteAsync(
            """
            insert into form_submissions (operator_id, submission_key, attempt, content_hash, next_path, at_ms)
            values (@operatorId, @Key, @Attempt, @ContentHash, @nextPath, @nowMs)
            on conflict (operator_id, submission_key) do update set next_path = excluded.next_path where form_submissions.attempt = excluded.attempt
            """,
            new { operatorId, sent.Key, sent.Attempt, sent.ContentHash, nextPath, nowMs = clock.NowMs() }),
        CancellationToken.None);

    Task<int> IExpiringRows.ExpireAsync(DbSession session, DateTimeOffset now, int limit) => session.ExecuteAsync(
        """
        delete from form_submissions where (operator_id, submission_key) in (
            select operator_id, submission_key from form_submissions where at_ms < @before order by at_ms limit @limit)
        """,
        new { before = (now - Kept).ToUnixTimeMilliseconds(), limit });
}

/// <summary>What came of a form that had its effect.</summary>
public sealed record AcceptedSubmission
{
    public required string ContentHash { get; init; }

    /// <summary>Where its sender was led; empty when the process died before, or when the page stayed.</summary>
    public required string NextPath { get; init; }
}
