using PuyangFabu.Content.Import;
using PuyangFabu.Foundation.Storage.Schema;

namespace PuyangFabu.Operations.Backup;

/// <summary>The rows of a backup.</summary>
internal sealed class ArchiveRows(BackupArchive archive) : IRowSource
{
    /// <summary>A row holds at most some megabytes; text of a backup takes a third more as Base64.</summary>
    private const int LongestRow = 64 * 1024 * 1024;

    public string Name => "备份";

    public IReadOnlyList<BackupTable> Tables => archive.Manifest.Tables;

    public Task ReadAsync(TableSchema table, Func<object[], Task> use, CancellationToken cancellation) => archive.ReadAsync(
        BackupNames.Table(table.Name),
        async (stream, token) =>
        {
            var values = new object[table.Columns.Count];
            await foreach (var line in LineReader.ReadAsync(stream, token, LongestRow))
            {
                if (line.Bytes is null || !RowJson.TryRead(line.Bytes, table, values))
                {
                    throw new BackupException($"备份中{TableWords.WithName(table.Name)}的第 {line.Number} 行不是这个表的一行；没有改动任何数据。");
                }

                await use(values);
            }
        },
        cancellation);
}
