using PuyangFabu.Foundation.Storage;
using PuyangFabu.Webhook.Callbacks;

namespace PuyangFabu.Webhook.Inbox;

/// <summary>
/// What puts messages and their signatures down on one connection, kept as long as that: it runs for every message, and making it
/// anew for each group cost as much as running it.
/// </summary>
public interface IInboxInsert : IAsyncDisposable
{
    /// <summary>Puts signatures down and then, unless one was put down before, messages into the inbox, those apart whose key is known.</summary>
    /// <param name="session">On the connection, in a transaction.</param>
    /// <param name="claims">One for each signature.</param>
    /// <param name="entries">In the order of their keys, none of them twice.</param>
    /// <returns>Which messages are there now for the first time; true once the transaction is committed. Null when a signature was put down before: no message is in.</returns>
    /// <exception cref="System.Data.Common.DbException">The database does not take one of them.</exception>
    Task<bool[]?> InsertAsync(DbSession session, IReadOnlyCollection<SignatureClaim> claims, IReadOnlyList<InboxEntry> entries);
}
