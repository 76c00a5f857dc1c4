using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Review.Approving;

/// <summary>All SQL of the table <c>review_looks</c>: one row for each article and person who had it before him.</summary>
public sealed class ReviewLookStore(Database database)
{
    /// <summary>The version that the person had before him before the one that he has now; null when there was none.</summary>
    public Task<long?> BeforeAsync(long articleId, long operatorId, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<long?>(
            "select before_version from review_looks where article_id = @articleId and operator_id = @operatorId", new { articleId, operatorId }),
        cancellation);

    /// <summary>The person has this version before him now.</summary>
    /// <remarks>Looked at again, it is still what it was: only another version makes of the last one the one before.</remarks>
    public Task KeepAsync(long articleId, long operatorId, long version, long nowMs, CancellationToken cancellation) => database.WriteAsync(
        session => session.ExecuteAsync(
            """
            insert into review_looks (article_id, operator_id, version, at_ms) values (@articleId, @operatorId, @version, @nowMs)
            on conflict (article_id, operator_id) do update set before_version = review_looks.version, version = excluded.version, at_ms = excluded.at_ms
            where review_looks.version <> excluded.version
            """,
            new { articleId, operatorId, version, nowMs }),
        cancellation);
}
