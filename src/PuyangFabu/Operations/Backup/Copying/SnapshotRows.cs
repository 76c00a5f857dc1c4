using System.Data.Common;
using System.Globalization;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Schema;

namespace PuyangFabu.Operations.Backup.Copying;

/// <summary>The rows of a database as one moment shows them.</summary>
internal sealed class SnapshotRows : IRowSource
{
    private readonly DbSession source;
    private readonly long recorded;
    private readonly long archived;

    private SnapshotRows(DbSession source, long recorded, long archived, IReadOnlyList<BackupTable> tables)
    {
        this.source = source;
        this.recorded = recorded;
        this.archived = archived;
        Tables = tables;
    }

    public string Name => "原来的数据库";

    public IReadOnlyList<BackupTable> Tables { get; }

    /// <param name="source">In a view that does not change.</param>
    /// <param name="recorded">So far the database that is filled has the record already; what comes behind is handed out.</param>
    /// <param name="archived">So far it knows already that the record lies in files.</param>
    public static async Task<SnapshotRows> OpenAsync(DbSession source, long recorded, long archived)
    {
        var tables = new List<BackupTable>();
        foreach (var table in await TableRowsStore.TablesAsync(source))
        {
            var rows = await TableRowsStore.CountAsync(source, table, TableRowsStore.Behind(table, recorded, archived));
            tables.Add(new BackupTable(table.Name, rows, await TableRowsStore.NextAsync(source, table)));
        }

        return new SnapshotRows(source, recorded, archived, tables);
    }

    public async Task ReadAsync(TableSchema table, Func<object[], Task> use, CancellationToken cancellation)
    {
        var values = new object[table.Columns.Count];
        await TableRowsStore.ReadAsync(
            source,
            table,
            async row =>
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (var (index, column) in table.Columns.Index())
                {
                    values[index] = row.IsDBNull(index) ? DBNull.Value : ValueOf(row, index, column.Kind);
                }

                await use(values);
            },
            TableRowsStore.Behind(table, recorded, archived));
    }

    private static object ValueOf(DbDataReader row, int index, ColumnKind kind) => kind switch
    {
        ColumnKind.Number => Convert.ToInt64(row.GetValue(index), CultureInfo.InvariantCulture),
        ColumnKind.Fraction => row.GetDouble(index),
        ColumnKind.Boolean => row.GetBoolean(index),
        ColumnKind.Blob => row.GetFieldValue<byte[]>(index),
        _ => row.GetString(index),
    };
}
