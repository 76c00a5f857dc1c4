namespace PuyangFabu.Foundation.Storage;

/// <summary>
/// Tells the other nodes of a database at once that something was committed which they keep in memory. Whoever misses it reads the
/// same by its next step; between nodes on SQLite, which are commands beside a server, nothing is told.
/// </summary>
public static class ChangeNotice
{
    /// <summary>Who answers whom.</summary>
    public const string Talks = "talks";

    /// <summary>Who is telling a case.</summary>
    public const string CaseTellers = "case-tellers";

    internal const string Channel = "puyangfabu";

    /// <summary>Goes out when the transaction is committed, and not before. Several of one kind are one.</summary>
    public static Task SendAsync(DbSession session, string kind) => session.Dialect.SingleWriter
        ? Task.CompletedTask
        : session.ExecuteAsync($"select pg_notify('{Channel}', @kind)", new { kind });
}
