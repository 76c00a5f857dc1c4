using System.Data.Common;
using Npgsql;
using NpgsqlTypes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Schema;

namespace PuyangFabu.Operations.Backup;

/// <summary>Puts rows into one table: PostgreSQL takes them as a stream, which is several times quicker than one statement a row.</summary>
internal sealed class RowWriter : IAsyncDisposable
{
    private readonly TableSchema table;
    private readonly DbCommand? insert;
    private readonly NpgsqlBinaryImporter? importer;

    private RowWriter(TableSchema table, DbCommand? insert, NpgsqlBinaryImporter? importer)
    {
        this.table = table;
        this.insert = insert;
        this.importer = importer;
    }

    public static async Task<RowWriter> BeginAsync(DbSession session, TableSchema table) => session.Connection is NpgsqlConnection server
        ? new RowWriter(table, null, await TableRowsStore.BeginImportAsync(server, table, session.Cancellation))
        : new RowWriter(table, TableRowsStore.CreateInsert(session, table), null);

    /// <param name="values">One a column, in their order.</param>
    /// <exception cref="DbException">The database does not take it; of a stream, perhaps an earlier one.</exception>
    public async Task WriteAsync(object[] values, CancellationToken cancellation)
    {
        if (importer is null)
        {
            await TableRowsStore.InsertAsync(insert!, values, cancellation);
            return;
        }

        await importer.StartRowAsync(cancellation);
        foreach (var (index, column) in table.Columns.Index())
        {
            await WriteAsync(importer, values[index], column.Kind, cancellation);
        }
    }

    /// <summary>Nothing of a stream is in the table before this.</summary>
    public async Task EndAsync(CancellationToken cancellation)
    {
        if (importer is not null)
        {
            await importer.CompleteAsync(cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (importer is not null)
        {
            await importer.DisposeAsync();
        }

        if (insert is not null)
        {
            await insert.DisposeAsync();
        }
    }

    private static Task WriteAsync(NpgsqlBinaryImporter importer, object value, ColumnKind kind, CancellationToken cancellation) => value switch
    {
        DBNull => importer.WriteNullAsync(cancellation),
        long number => importer.WriteAsync(number, NpgsqlDbType.Bigint, cancellation),
        double fraction => importer.WriteAsync(fraction, NpgsqlDbType.Double, cancellation),
        bool truth => importer.WriteAsync(truth, NpgsqlDbType.Boolean, cancellation),
        byte[] bytes => importer.WriteAsync(bytes, NpgsqlDbType.Bytea, cancellation),
        string text => importer.WriteAsync(text, NpgsqlDbType.Text, cancellation),
        _ => throw new InvalidOperationException($"A {kind} came as a {value.GetType()}."),
    };
}
