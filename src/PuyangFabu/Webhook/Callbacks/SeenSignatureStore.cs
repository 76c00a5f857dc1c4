using System.Data;
using System.Globalization;
using System.Text;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Webhook.Callbacks;

/// <summary>
/// All SQL of the table <c>seen_signatures</c>: shared by all processes, and true after a restart. Its key begins with the
/// signed time, so that the rows of one moment lie side by side; signatures alone would touch a page each.
/// </summary>
public static class SeenSignatureStore
{
    /// <summary>One claim: signed time, signature, body, expiry. Changes nothing where the signature is put down already.</summary>
    public const string OneOnSqlite =
        "insert into seen_signatures (signed_at, signature, body, expires_ms) values (?, ?, ?, ?) on conflict (signed_at, signature) do nothing";

    /// <summary>
    /// The same for many, as arrays, a row for each that was put down. In the order of the table, so that two nodes do not wait for each
    /// other for ever.
    /// </summary>
    public const string ManyOnPostgreSql =
        """
        insert into seen_signatures (signed_at, signature, body, expires_ms)
        select signed_at, signature, body, expires_ms from unnest($10, $11, $12, $13) as claim (signed_at, signature, body, expires_ms)
        order by signed_at, signature
        on conflict (signed_at, signature) do nothing returning signed_at
        """;

    private static readonly KeptStatement OnSqlite = Claim(SqlDialect.Sqlite);
    private static readonly KeptStatement OnPostgreSql = Claim(SqlDialect.PostgreSql);

    /// <summary>Puts claims down, in one statement; of two for one signature the first stays.</summary>
    /// <param name="claims">One for each signature. The statement puts them in order, so that two nodes do not wait for each other for ever.</param>
    /// <returns>By signature, what had been put down before; only for those that had.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> ClaimAsync(DbSession session, IReadOnlyCollection<SignatureClaim> claims)
    {
        var rows = Rows(claims);
        var added = await (session.Dialect.SingleWriter ? OnSqlite : OnPostgreSql).ExecuteAsync(session, rows);
        return added == claims.Count
            ? new Dictionary<string, string>()
            : (await session.QueryAsync<(string Signature, string Body)>(
                $"""
                select seen.signature, seen.body from {session.Dialect.GivenRows}
                join seen_signatures as seen on seen.signed_at = cast(given.value ->> 'a' as bigint) and seen.signature = given.value ->> 's'
                """,
                new { rows })).ToDictionary(static row => row.Signature, static row => row.Body, StringComparer.Ordinal);
    }

    private static KeptStatement Claim(SqlDialect dialect) => new(
        $"""
        insert into seen_signatures (signed_at, signature, body, expires_ms)
        select cast(given.value ->> 'a' as bigint), given.value ->> 's', given.value ->> 'b', cast(given.value ->> 'e' as bigint)
        from {dialect.GivenRows} where true order by 1, 2
        on conflict (signed_at, signature) do nothing
        """,
        ("rows", DbType.String));

    // Every message has one. What is text here is hexadecimal: nothing needs another form in JSON.
    private static string Rows(IReadOnlyCollection<SignatureClaim> claims)
    {
        var rows = new StringBuilder(96 * claims.Count).Append('[');
        foreach (var claim in claims)
        {
            rows.Append(rows.Length > 1 ? "," : "").Append(
                CultureInfo.InvariantCulture, $$"""{"a":{{claim.SignedAt}},"s":"{{claim.Signature}}","b":"{{claim.BodyHash}}","e":{{claim.ExpiresMs}}}""");
        }

        return rows.Append(']').ToString();
    }

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
