using System.Data;
using System.Data.Common;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Schema;

namespace PuyangFabu.Operations.Backup;

/// <summary>The SQL that reads and fills any table by its description; it belongs to no table and knows none.</summary>
public static class TableRowsStore
{
    /// <summary>Hands every row to <paramref name="use"/>, in the order of the key.</summary>
    /// <returns>How many there were.</returns>
    public static async Task<long> ReadAsync(DbSession session, TableSchema table, Func<DbDataReader, ValueTask> use)
    {
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = $"select {table.ColumnList} from {Name(table)}{table.OrderByKey}";
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
        await session.ScalarAsync<long>($"select count(*) from (select 1 from {Name(table)}{(where is null ? "" : $" where {where}")} limit 1) as found") > 0;

    public static Task EmptyAsync(DbSession session, TableSchema table) => session.ExecuteAsync($"delete from {Name(table)}");

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
