using System.Data.Common;
using PuyangFabu.Content.Import;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Schema;

namespace PuyangFabu.Operations.Backup;

/// <summary>Replaces the content of every table by that of a backup, inside the caller's transaction.</summary>
internal static class TableFilling
{
    /// <summary>A row holds at most some megabytes; text of a backup takes a third more as Base64.</summary>
    private const int LongestRow = 64 * 1024 * 1024;

    public static async Task RunAsync(DbSession session, BackupArchive archive, IProgress<string> told)
    {
        var tables = await SchemaReader.ReadAsync(session);
        var kept = archive.Manifest.Tables.ToDictionary(static table => table.Name, StringComparer.Ordinal);
        if (!tables.Select(static table => table.Name).ToHashSet(StringComparer.Ordinal).SetEquals(kept.Keys))
        {
            throw new BackupException("备份中的表与这个版本的数据库不一致，没有改动任何数据；请用写下备份的那个版本的程序恢复。");
        }

        var foreignKeys = await ForeignKeyReader.DeferAsync(session);
        foreach (var table in tables)
        {
            await TableRowsStore.EmptyAsync(session, table);
        }

        foreach (var table in tables)
        {
            await FillAsync(session, archive, table, kept[table.Name]);
            if (kept[table.Name].Rows > 0)
            {
                told.Report($"{TableWords.Of(table.Name)}：{kept[table.Name].Rows} 行");
            }
        }

        await ForeignKeyReader.CheckAsync(session, foreignKeys);
    }

    private static async Task FillAsync(DbSession session, BackupArchive archive, TableSchema table, BackupTable kept)
    {
        var rows = 0L;
        await archive.ReadAsync(
            BackupNames.Table(table.Name),
            async (stream, cancellation) =>
            {
                await using var insert = TableRowsStore.CreateInsert(session, table);
                var values = new object[table.Columns.Count];
                await foreach (var line in LineReader.ReadAsync(stream, cancellation, LongestRow))
                {
                    rows++;
                    if (line.Bytes is null || !RowJson.TryRead(line.Bytes, table, values))
                    {
                        throw new BackupException($"备份中{TableWords.WithName(table.Name)}的第 {line.Number} 行不是这个表的一行；没有改动任何数据。");
                    }

                    await InsertAsync(insert, table, line.Number, values, cancellation);
                }
            },
            session.Cancellation);
        if (rows != kept.Rows)
        {
            throw new BackupException($"备份中{TableWords.WithName(table.Name)}应有 {kept.Rows} 行，实际是 {rows} 行；没有改动任何数据。");
        }

        if (kept.Next is { } next)
        {
            await TableRowsStore.SetNextAsync(session, table, next);
        }
    }

    private static async Task InsertAsync(DbCommand insert, TableSchema table, long line, object[] values, CancellationToken cancellation)
    {
        try
        {
            await TableRowsStore.InsertAsync(insert, values, cancellation);
        }
        catch (DbException failure)
        {
            // Text that SQLite keeps and PostgreSQL does not (U+0000) shows here, and so does a disk that is full.
            throw new StorageException($"备份中{TableWords.WithName(table.Name)}的第 {line} 行没能写入目标数据库，没有改动任何数据：{failure.Message}", failure);
        }
    }
}
