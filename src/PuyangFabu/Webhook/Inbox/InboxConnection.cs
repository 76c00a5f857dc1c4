using System.Data.Common;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Webhook.Inbox;

/// <summary>The inbox's own connection: open when all of the pool are held by others, opened anew after a failure. For one caller at a time.</summary>
public sealed class InboxConnection(Database database) : IAsyncDisposable
{
    private DbConnection? connection;
    private IInboxInsert? insert;

    /// <summary>Opens the connection ahead of the first message.</summary>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        connection ??= await database.OpenApartAsync(cancellation);
        insert ??= InboxStore.InsertOn(connection);
    }

    /// <summary>Runs work in a transaction.</summary>
    /// <param name="keep">False to take back whatever the work did.</param>
    public async Task<T> RunAsync<T>(Func<DbSession, IInboxInsert, Task<T>> work, bool keep, CancellationToken cancellation)
    {
        using var turn = await database.EnterWriteAsync(cancellation);
        try
        {
            await OpenAsync(cancellation);
            await using var transaction = await connection!.BeginTransactionAsync(cancellation);
            var result = await work(new DbSession(connection, transaction, database.Dialect, cancellation), insert!);
            await (keep ? transaction.CommitAsync(cancellation) : transaction.RollbackAsync(cancellation));
            return result;
        }
        catch
        {
            // After a failure nobody knows what state the connection is in.
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (insert is { } made)
        {
            insert = null;
            await made.DisposeAsync();
        }

        if (connection is { } open)
        {
            connection = null;
            await open.DisposeAsync();
        }
    }
}
