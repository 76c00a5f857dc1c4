using System.Data;
using System.Data.Common;
using Npgsql;
using PuyangFabu.Foundation.Files;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Schema;
using PuyangFabu.Operations.Backup.Copying;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Audit.Archiving;

namespace PuyangFabu.Operations.Backup;

/// <summary>The SQL that reads and fills any table by its description; it belongs to no table and knows none.</summary>
public static class TableRowsStore
{
    /// <summary>The tables whose rows go with a backup or a copy, by name: neither what a database keeps of itself, nor files, which go as files.</summary>
    public static async Task<IReadOnlyList<TableSchema>> TablesAsync(DbSession session) =>
        [.. (await SchemaReader.ReadAsync(session)).Where(static table => table.Name != CopyTargetStore.Table && !KeptFileStore.Tables.Contains(table.Name))];

    /// <summary>A condition for the rows of the record and of its archive that come behind what is there; null for all, and for any other table.</summary>
    /// <param name="recorded">Number of the last entry that is there.</param>
    /// <param name="archived">Number of the last entry that lies in a file there.</param>
    public static string? Behind(TableSchema table, long recorded, long archived) => table.Name switch
    {
        AuditStore.Table when recorded > 0 => $"sequence > {recorded}",
        AuditArchiveStore.Table when archived > 0 => $"first_sequence > {archived}",
        _ => null,
    };

    /// <summary>Hands every row to <paramref name="use"/>, in the order of the key.</summary>
    /// <param name="where">Only those; null for all.</param>
    /// <returns>How many there were.</returns>
    public static async Task<long> ReadAsync(DbSession session, TableSchema table, Func<DbDataReader, ValueTask> use, string? where = null)
    {
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = $"select {table.ColumnList} from {Name(table)}{Condition(where)}{table.OrderByKey}";
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, session.Cancellation);
        var rows = 0L;
        while (await reader.ReadAsync(session.Cancellation))
        {
            await use(reader);
            rows++;
        }

        return rows;
    }

    public static async Task<bool> AnyAsync(DbSession session, TableSchema table, string? where = null) =>
        await session.ScalarAsync<long>($"select count(*) from (select 1 from {Name(table)}{Condition(where)} limit 1) as found") > 0;

    public static Task<long> CountAsync(DbSession session, TableSchema table, string? where = null) =>
        session.ScalarAsync<long>($"select count(*) from {Name(table)}{Condition(where)}");

    /// <summary>Takes all rows out of the tables, except out of the record and the list of its archive, whose rows stay for ever: where there may be any, others are added behind them.</summary>
    public static async Task EmptyAsync(DbSession session, IReadOnlyList<TableSchema> tables)
    {
        var emptied = tables.Where(static table => table.Name is not (AuditStore.Table or AuditArchiveStore.Table)).Select(Name).ToList();
        if (!session.Dialect.SingleWriter)
        {
            await session.ExecuteAsync($"truncate {string.Join(", ", emptied)}");
            return;
        }

        foreach (var name in emptied)
        {
            await session.ExecuteAsync($"delete from {name}");
        }
    }

    /// <summary>A stream of rows into the table.</summary>
    public static Task<NpgsqlBinaryImporter> BeginImportAsync(NpgsqlConnection server, TableSchema table, CancellationToken cancellation) =>
        server.BeginBinaryImportAsync($"copy {Name(table)} ({table.ColumnList}) from stdin (format binary)", cancellation);

    /// <summary>A prepared insert with one parameter a column, for <see cref="InsertAsync"/>.</summary>
    public static DbCommand CreateInsert(DbSession session, TableSchema table)
    {
        var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText =
            $"insert into {Name(table)} ({table.ColumnList}) values ({string.Join(", ", table.Columns.Select(static (_, index) => $"@c{index}"))})";
        foreach (var (index, column) in table.Columns.Index())
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"c{index}";
            parameter.DbType = TypeOf(column.Kind);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <param name="values">One a column, in their order.</param>
    public static Task InsertAsync(DbCommand insert, object[] values, CancellationToken cancellation)
    {
        for (var index = 0; index < values.Length; index++)
        {
            insert.Parameters[index].Value = values[index];
        }

        return insert.ExecuteNonQueryAsync(cancellation);
    }

    /// <returns>The number that the database would give the next row of the table; null when it gives none.</returns>
    public static async Task<long?> NextAsync(DbSession session, TableSchema table) => table.Counter is not { } column
        ? null
        : session.Dialect.SingleWriter
            ? await session.ScalarAsync<long>("select coalesce(max(seq), 0) + 1 from sqlite_sequence where name = @Name", table)
            : await session.ScalarAsync<long>(
                $"select last_value + case when is_called then 1 else 0 end from {await SequenceAsync(session, table, column)}");

    /// <summary>Makes the database give a number that no row ever had; never one that is in the table.</summary>
    public static async Task SetNextAsync(DbSession session, TableSchema table, long next)
    {
        if (table.Counter is not { } column)
        {
            return;
        }

        var free = Math.Max(next, await session.ScalarAsync<long>($"select coalesce(max({TableSchema.Quoted(column)}), 0) + 1 from {Name(table)}"));
        if (session.Dialect.SingleWriter)
        {
            await session.ExecuteAsync("delete from sqlite_sequence where name = @Name", table);
            await session.ExecuteAsync("insert into sqlite_sequence (name, seq) values (@Name, @seq)", new { table.Name, seq = free - 1 });
        }
        else
        {
            await session.ScalarAsync<long>(
                "select setval(cast(@sequence as regclass), @free, false)", new { sequence = await SequenceAsync(session, table, column), free });
        }
    }

    private static Task<string> SequenceAsync(DbSession session, TableSchema table, string column) =>
        session.ScalarAsync<string>("select pg_get_serial_sequence(quote_ident(@Name), @column)", new { table.Name, column });

    private static string Condition(string? where) => where is null ? "" : $" where {where}";

    private static string Name(TableSchema table) => TableSchema.Quoted(table.Name);

    private static DbType TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Number => DbType.Int64,
        ColumnKind.Fraction => DbType.Double,
        ColumnKind.Boolean => DbType.Boolean,
        ColumnKind.Blob => DbType.Binary,
        _ => DbType.String,
    };
}
