using System.Data.Common;
using Dapper;

namespace PuyangFabu.Foundation.Storage;

/// <summary>An open connection, perhaps inside a transaction, as stores use it: SQL text and parameters in, rows out.</summary>
public sealed class DbSession(DbConnection connection, DbTransaction? transaction, SqlDialect dialect, CancellationToken cancellation)
{
    public SqlDialect Dialect { get; } = dialect;

    public DbConnection Connection { get; } = connection;

    public DbTransaction? Transaction { get; } = transaction;

    /// <summary>What this process does once the transaction is on disk, and not at all when it is taken back. It must not fail.</summary>
    public event Action? Committed;

    public CancellationToken Cancellation { get; } = cancellation;

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) =>
        (await Connection.QueryAsync<T>(Command(sql, parameters))).AsList();

    public Task<T?> FirstOrDefaultAsync<T>(string sql, object? parameters = null) =>
        Connection.QueryFirstOrDefaultAsync<T?>(Command(sql, parameters));

    public async Task<T> ScalarAsync<T>(string sql, object? parameters = null) =>
        (await Connection.ExecuteScalarAsync<T>(Command(sql, parameters)))!;

    /// <returns>The number of rows that the statement changed.</returns>
    public Task<int> ExecuteAsync(string sql, object? parameters = null) =>
        Connection.ExecuteAsync(Command(sql, parameters));

    /// <summary>Says of this transaction that it waits for others than the database, and keeps nothing from anybody meanwhile: the server would end it else.</summary>
    public Task MayIdleAsync() => Dialect.SingleWriter ? Task.CompletedTask : ExecuteAsync(ApartConnection.MayIdle);

    /// <summary>Takes a step of the transaction, and takes back what it did when it fails in a way that is expected; the transaction goes on.</summary>
    /// <returns>Why it failed; null when it did not.</returns>
    public async Task<Exception?> TryAsync(Func<Task> step, Func<Exception, bool> expected)
    {
        const string savepoint = "step";
        await Transaction!.SaveAsync(savepoint, Cancellation);
        try
        {
            await step();
        }
        catch (Exception failure) when (expected(failure))
        {
            await Transaction.RollbackAsync(savepoint, Cancellation);
            return failure;
        }

        await Transaction.ReleaseAsync(savepoint, Cancellation);
        return null;
    }

    internal void TellCommitted() => Committed?.Invoke();

    private CommandDefinition Command(string sql, object? parameters) =>
        new(sql, parameters, Transaction, cancellationToken: Cancellation);
}
