using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Accounts;

/// <summary>All SQL of the table <c>encryption_states</c>: a row for each account that has received an encrypted message.</summary>
public static class EncryptionStateStore
{
    public static async Task<IReadOnlyDictionary<string, long>> ReadAsync(DbSession session) =>
        (await session.QueryAsync<(string Account, long SinceMs)>("select account, since_ms from encryption_states"))
        .ToDictionary(static row => row.Account, static row => row.SinceMs, StringComparer.Ordinal);

    /// <summary>Marks accounts as having received an encrypted message.</summary>
    /// <param name="slugs">In one order in every process: two that mark the same must not wait for each other.</param>
    /// <returns>How many had no mark.</returns>
    public static Task<int> MarkAsync(DbSession session, IEnumerable<string> slugs, long nowMs) => session.ExecuteAsync(
        "insert into encryption_states (account, since_ms) values (@slug, @nowMs) on conflict (account) do nothing",
        slugs.Select(slug => new { slug, nowMs }));

    /// <returns>False when there was no mark.</returns>
    public static async Task<bool> ForgetAsync(DbSession session, string slug) =>
        await session.ExecuteAsync("delete from encryption_states where account = @slug", new { slug }) > 0;
}
