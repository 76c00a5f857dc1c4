namespace PuyangFabu.Foundation.Storage.Schema;

/// <summary>Reads which tables the product has from the database itself, so that a new table is never forgotten.</summary>
public static class SchemaReader
{
    private const string SqliteColumns =
        """
        select m.name as table_name, c.name as column_name, lower(c.type) as type, c.pk > 0 as in_key,
            c.pk > 0 and lower(c.type) = 'integer' and lower(m.sql) like '%autoincrement%' as counted
        from sqlite_master m join pragma_table_info(m.name) c
        where m.type = 'table' and m.name not like 'sqlite%'
        order by m.name, c.cid
        """;

    // A table that is kept in partitions is one table: its parts hold the same rows.
    private const string PostgreSqlColumns =
        """
        select c.table_name, c.column_name, c.data_type as type, c.is_identity = 'YES' as counted,
            exists (
                select 1 from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
                where i.indisprimary and a.attname = c.column_name and i.indrelid = t.oid) as in_key
        from pg_class t
        join information_schema.columns c on c.table_schema = current_schema() and c.table_name = t.relname
        where t.relnamespace = current_schema()::regnamespace and t.relkind in ('r', 'p') and not t.relispartition
        order by c.table_name collate "C", c.ordinal_position
        """;

    /// <summary>Neither the list of migrations, which every database keeps of itself, nor what the scheduler of older versions left in a database that was not upgraded yet.</summary>
    private static bool BelongsToTheProduct(string table) =>
        !table.Equals(AppliedMigrations.Table, StringComparison.OrdinalIgnoreCase) && !table.StartsWith("qrtz_", StringComparison.OrdinalIgnoreCase);

    /// <returns>By name; empty for a database in which no migration ran.</returns>
    /// <exception cref="StorageException">A column has a type that this program does not know.</exception>
    public static async Task<IReadOnlyList<TableSchema>> ReadAsync(DbSession session)
    {
        var rows = await session.QueryAsync<Row>(session.Dialect.SingleWriter ? SqliteColumns : PostgreSqlColumns);
        return
        [
            .. rows.Where(static row => BelongsToTheProduct(row.TableName))
                .GroupBy(static row => row.TableName)
                .Select(static table => new TableSchema(
                    table.Key,
                    [.. table.Select(static row => new ColumnSchema(row.ColumnName, KindOf(row), row.InKey))],
                    table.FirstOrDefault(static row => row.Counted)?.ColumnName)),
        ];
    }

    private static ColumnKind KindOf(Row row) => row.Type switch
    {
        "integer" or "bigint" or "smallint" => ColumnKind.Number,
        "real" or "double precision" => ColumnKind.Fraction,
        "text" or "character varying" => ColumnKind.Text,
        "boolean" => ColumnKind.Boolean,
        "blob" or "bytea" => ColumnKind.Blob,
        _ => throw new StorageException($"表 {row.TableName} 的列 {row.ColumnName} 是这个程序不认识的类型 {row.Type}。"),
    };

    private sealed record Row
    {
        public required string TableName { get; init; }

        public required string ColumnName { get; init; }

        public required string Type { get; init; }

        public bool InKey { get; init; }

        public bool Counted { get; init; }
    }
}
