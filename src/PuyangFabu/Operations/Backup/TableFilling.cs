using System.Data.Common;
using Npgsql;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Schema;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Operations.Backup;

/// <summary>Replaces the content of every table by that of a backup or of another database, inside the caller's transaction.</summary>
internal static class TableFilling
{
    /// <summary>After so many rows of a table it is said how far it is.</summary>
    private const int ToldEvery = 50_000;

    /// <exception cref="BackupException">The tables are others, or a row is none of its table.</exception>
    public static async Task RunAsync(DbSession session, IRowSource source, IProgress<string> told)
    {
        var tables = await TableRowsStore.TablesAsync(session);
        var given = source.Tables.ToDictionary(static table => table.Name, StringComparer.Ordinal);
        if (!tables.Select(static table => table.Name).ToHashSet(StringComparer.Ordinal).SetEquals(given.Keys))
        {
            throw new BackupException($"{source.Name}中的表与目标数据库的不一致，没有改动任何数据；请用同一个版本的程序，目标数据库里也不能有别的表。");
        }

        var foreignKeys = await ForeignKeyReader.DeferAsync(session);
        await TableRowsStore.EmptyAsync(session, tables);
        if (session.Dialect.HasMonths)
        {
            // Before the rows come: to take them out of the rest later keeps it from all others for as long as that takes.
            await InboxMonthStore.KeepPastAsync(session);
        }

        foreach (var table in tables)
        {
            await FillAsync(session, source, table, given[table.Name], told);
            if (given[table.Name].Rows > 0)
            {
                told.Report($"{TableWords.Of(table.Name)}：{given[table.Name].Rows} 行");
            }
        }

        await ForeignKeyReader.CheckAsync(session, foreignKeys);
    }

    private static async Task FillAsync(DbSession session, IRowSource source, TableSchema table, BackupTable given, IProgress<string> told)
    {
        var rows = 0L;
        try
        {
            await using var writer = await RowWriter.BeginAsync(session, table);
            await source.ReadAsync(
                table,
                async values =>
                {
                    rows++;
                    RefuseNul(session, source, table, rows, values);
                    await writer.WriteAsync(values, session.Cancellation);
                    if (rows % ToldEvery == 0)
                    {
                        told.Report($"{TableWords.Of(table.Name)}：已写入 {rows} 行，共 {given.Rows} 行");
                    }
                },
                session.Cancellation);
            await writer.EndAsync(session.Cancellation);
        }
        catch (DbException failure) when (!session.Dialect.IsContention(failure))
        {
            var row = failure is PostgresException { Where: { Length: > 0 } where } ? $"（{where}）" : $"的第 {rows} 行";
            throw new StorageException($"{source.Name}中{TableWords.WithName(table.Name)}{row}没能写入目标数据库，没有改动任何数据：{failure.Message}", failure);
        }

        if (rows != given.Rows)
        {
            throw new BackupException($"{source.Name}中{TableWords.WithName(table.Name)}应有 {given.Rows} 行，实际是 {rows} 行；没有改动任何数据。");
        }

        if (given.Next is { } next)
        {
            await TableRowsStore.SetNextAsync(session, table, next);
        }
    }

    // SQLite keeps it and PostgreSQL does not; in a stream nobody would learn which row it was.
    private static void RefuseNul(DbSession session, IRowSource source, TableSchema table, long row, object[] values)
    {
        if (!session.Dialect.SingleWriter && Array.FindIndex(values, static value => value is string text && text.Contains('\0', StringComparison.Ordinal)) is >= 0 and var column)
        {
            throw new BackupException(
                $"{source.Name}中{TableWords.WithName(table.Name)}的第 {row} 行，{table.Columns[column].Name} 一栏里有 PostgreSQL 不能保存的字符（U+0000），没有改动任何数据；请先在原来的系统里改好这一行。");
        }
    }
}
