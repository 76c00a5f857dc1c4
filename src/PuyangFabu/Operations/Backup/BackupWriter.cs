using System.Reflection;
using System.Text;
using PuyangFabu.Foundation.Files;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Schema;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Audit.Archiving;

namespace PuyangFabu.Operations.Backup;

/// <summary>
/// Writes everything the product keeps into one zip, in a form that is the same for both databases. Works beside a
/// running server: the tables are read in one unchanging view.
/// </summary>
public sealed class BackupWriter(Database database, IKeptFiles files, StorageOptions storage, SecretsOptions secrets, TimeProvider clock)
{
    /// <param name="withKeys">Also the master key and the sandbox's secrets: whoever has such a file can read every secret in it.</param>
    /// <param name="told">Gets a sentence for each file that was left out.</param>
    public async Task<BackupManifest> WriteAsync(Stream output, bool withKeys, IProgress<string> told, CancellationToken cancellation)
    {
        using var archive = new ArchiveWriter(output, clock.GetUtcNow());

        // Anchors first, archives and uploads last: the record must reach as far as its anchors, and no row may miss its file.
        await AddFolderAsync(archive, AnchorFolder.FolderName, told, cancellation);
        var (migration, masterKey, tables) = await database.SnapshotAsync(
            async session =>
            {
                var added = await AddTablesAsync(archive, session);
                if (storage.KeepsFilesInDatabase)
                {
                    await AddFilesAsync(archive, await DatabaseFiles.ListAsync(session), told, cancellation);
                }

                return added;
            },
            cancellation);
        await AddFolderAsync(archive, AuditArchiveFolder.FolderName, told, cancellation);
        if (!storage.KeepsFilesInDatabase)
        {
            await AddFilesAsync(archive, await files.ListAsync(cancellation), told, cancellation);
        }

        if (withKeys)
        {
            await AddKeysAsync(archive, cancellation);
        }

        var manifest = new BackupManifest
        {
            Format = BackupManifest.CurrentFormat,
            Product = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3),
            Migration = migration,
            CreatedAt = UnixMilliseconds.ToChinaTime(clock.NowMs()),
            MasterKey = masterKey,
            WithKeys = withKeys,
            Tables = tables,
            Entries = archive.Entries,
        };
        await archive.FinishAsync(manifest);
        return manifest;
    }

    private async Task<(int Migration, string MasterKey, IReadOnlyList<BackupTable> Tables)> AddTablesAsync(ArchiveWriter archive, DbSession session)
    {
        var migration = await AppliedMigrations.NewestInAsync(session);
        if (migration == 0)
        {
            throw new BackupException("数据库是空的，没有可以备份的内容；请检查 Storage:ConnectionString 和 Storage:DataDirectory。");
        }

        var tables = new List<BackupTable>();
        foreach (var table in await TableRowsStore.TablesAsync(session))
        {
            await archive.AddAsync(BackupNames.Table(table.Name), async stream => tables.Add(await WriteTableAsync(stream, table, session)));
        }

        // Told by the file, not by the key itself: a backup must not be what makes a first one.
        var masterKey = MasterKeyFile.Load(secrets, storage.DataDirectory)?.Fingerprint ?? "";
        return (migration, masterKey, tables);
    }

    private static async Task<BackupTable> WriteTableAsync(Stream stream, TableSchema table, DbSession session)
    {
        var line = new MemoryStream();
        await using var json = RowJson.WriterOn(line);
        var rows = await TableRowsStore.ReadAsync(session, table, async row =>
        {
            line.SetLength(0);
            json.Reset();
            RowJson.Write(json, table, row);
            await json.FlushAsync(session.Cancellation);
            line.WriteByte((byte)'\n');
            await stream.WriteAsync(line.GetBuffer().AsMemory(0, (int)line.Length), session.Cancellation);
        });
        return new BackupTable(table.Name, rows, await TableRowsStore.NextAsync(session, table));
    }

    private async Task AddFolderAsync(ArchiveWriter archive, string folder, IProgress<string> told, CancellationToken cancellation)
    {
        foreach (var (name, path) in DataFolders.Files(storage.DataDirectory, folder))
        {
            await AddFileAsync(archive, name, path, () => Opened(path), told, cancellation);
        }
    }

    private static async Task AddFilesAsync(ArchiveWriter archive, IReadOnlyList<KeptFile> kept, IProgress<string> told, CancellationToken cancellation)
    {
        foreach (var file in kept)
        {
            await AddFileAsync(archive, BackupNames.Kept(file.Name), file.Path ?? file.Name, file.Open, told, cancellation);
        }
    }

    /// <param name="place">Where it lies, for people.</param>
    private static async Task AddFileAsync(ArchiveWriter archive, string name, string place, Func<Stream> open, IProgress<string> told, CancellationToken cancellation)
    {
        if (!BackupNames.IsFile(name))
        {
            told.Report($"文件 {place} 不是本程序写的，没有放进备份。");
            return;
        }

        try
        {
            await AddFileAsync(archive, name, open, cancellation);
        }
        catch (FileNotFoundException)
        {
            told.Report($"文件 {place} 在备份期间被删除，没有放进备份。");
        }
    }

    private async Task AddKeysAsync(ArchiveWriter archive, CancellationToken cancellation)
    {
        if (MasterKeyFile.Load(secrets, storage.DataDirectory) is { } master)
        {
            await archive.AddAsync(BackupNames.MasterKey, stream => stream.WriteAsync(Encoding.ASCII.GetBytes(master.ToBase64()), cancellation).AsTask());
        }

        var sandbox = Path.Combine(storage.DataDirectory, Path.GetFileName(BackupNames.SandboxSecrets));
        if (File.Exists(sandbox))
        {
            await AddFileAsync(archive, BackupNames.SandboxSecrets, () => Opened(sandbox), cancellation);
        }
    }

    private static async Task AddFileAsync(ArchiveWriter archive, string name, Func<Stream> open, CancellationToken cancellation)
    {
        await using var file = open();
        await archive.AddAsync(name, stream => file.CopyToAsync(stream, cancellation));
    }

    // A running server may be adding to it.
    private static FileStream Opened(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
}
