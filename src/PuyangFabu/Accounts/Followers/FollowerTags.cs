using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Accounts.Followers;

/// <summary>The tags as they are known here: from the last synchronisation, and from every change made since.</summary>
public sealed class FollowerTags(Database database)
{
    /// <param name="account">Slug.</param>
    /// <returns>Null when the account has no such tag.</returns>
    public Task<FollowerTag?> FindAsync(string account, long tagId, CancellationToken cancellation) =>
        database.ReadAsync(session => FindAsync(session, account, tagId), cancellation);

    /// <inheritdoc cref="FindAsync(string, long, CancellationToken)"/>
    public static Task<FollowerTag?> FindAsync(DbSession session, string account, long tagId) => FollowerTagStore.FindAsync(session, account, tagId);

    public Task<IReadOnlyList<FollowerTag>> ListAsync(string account, CancellationToken cancellation) =>
        database.ReadAsync(session => FollowerTagStore.ListAsync(session, account), cancellation);
}
