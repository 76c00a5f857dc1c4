using System.Text.Json;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Webhook.Callbacks;

/// <summary>
/// All SQL of the table <c>seen_signatures</c>: shared by all processes, and true after a restart. Its key begins with the
/// signed time, so that the rows of one moment lie side by side; signatures alone would touch a page each.
/// </summary>
public static class SeenSignatureStore
{
    /// <summary>Puts one claim down. Changes nothing where the signature is put down already.</summary>
    /// <remarks>On SQLite alone, one after the other: all in one statement would be undone as one, for which SQLite writes each page down before it changes it.</remarks>
    public const string OneOnSqlite =
        """
        insert into seen_signatures (signed_at, signature, body, expires_ms) values (@SignedAt, @Signature, @BodyHash, @ExpiresMs)
        on conflict (signed_at, signature) do nothing
        """;

    /// <summary>
    /// The same for many, a row for each that was put down. In the order of the table, so that two nodes do not wait for each other for ever.
    /// </summary>
    /// <param name="arrays">The parameters: signed times, signatures, bodies, expiries.</param>
    public static string ManyOnPostgreSql(string arrays) =>
        $"""
        insert into seen_signatures (signed_at, signature, body, expires_ms)
        select signed_at, signature, body, expires_ms from unnest({arrays}) as claim (signed_at, signature, body, expires_ms)
        order by signed_at, signature
        on conflict (signed_at, signature) do nothing returning signed_at
        """;

    private static readonly string Many = ManyOnPostgreSql("@times, @signatures, @bodies, @expiries");

    /// <summary>Puts claims down; of two for one signature the first stays.</summary>
    /// <param name="claims">One for each signature.</param>
    /// <returns>By signature, what had been put down before; only for those that had.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> ClaimAsync(DbSession session, IReadOnlyCollection<SignatureClaim> claims) =>
        await AddAsync(session, claims) == claims.Count
            ? new Dictionary<string, string>()
            : (await session.QueryAsync<(string Signature, string Body)>(
                $"""
                select seen.signature, seen.body from {session.Dialect.GivenRows}
                join seen_signatures as seen on seen.signed_at = cast(given.value ->> 'SignedAt' as bigint) and seen.signature = given.value ->> 'Signature'
                """,
                new { rows = JsonSerializer.Serialize(claims.Select(static claim => new { claim.SignedAt, claim.Signature })) }))
                .ToDictionary(static row => row.Signature, static row => row.Body, StringComparer.Ordinal);

    private static Task<int> AddAsync(DbSession session, IReadOnlyCollection<SignatureClaim> claims) => session.Dialect.SingleWriter
        ? session.ExecuteAsync(OneOnSqlite, claims)
        : session.ExecuteAsync(Many, new
        {
            times = claims.Select(static claim => claim.SignedAt).ToArray(),
            signatures = claims.Select(static claim => claim.Signature).ToArray(),
            bodies = claims.Select(static claim => claim.BodyHash).ToArray(),
            expiries = claims.Select(static claim => claim.ExpiresMs).ToArray(),
        });

    /// <summary>Takes away some of what has expired, the oldest first.</summary>
    /// <param name="signedBefore">Unix seconds; narrows the search to the old end of the table.</param>
    public static Task<int> PruneAsync(DbSession session, long signedBefore, long nowMs, int limit) => session.ExecuteAsync(
        """
        delete from seen_signatures where (signed_at, signature) in (
            select signed_at, signature from seen_signatures where signed_at < @signedBefore and expires_ms <= @nowMs
            order by signed_at, signature limit @limit)
        """,
        new { signedBefore, nowMs, limit });
}
