using System.Globalization;
using PuyangFabu.Foundation.Files;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Audit.Archiving;

namespace PuyangFabu.Operations.Backup;

/// <summary>The files of a backup: unpacked beside their places first, moved there when the rows are in.</summary>
internal sealed class RestoredFiles
{
    private readonly IKeptFiles kept;
    private readonly string dataDirectory;
    private readonly string folder;
    private readonly string suffix;
    private readonly List<string> names = [];
    private readonly List<string> movedAside = [];
    private bool inPlace;

    public RestoredFiles(RestoreFolder work, IKeptFiles kept, string dataDirectory, TimeProvider clock)
    {
        this.kept = kept;
        this.dataDirectory = dataDirectory;
        work.Make();
        folder = Path.Combine(work.FullPath, "files");
        suffix = ".before-" + UnixMilliseconds.ToChinaTime(clock.NowMs()).ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
    }

    public int Count => names.Count;

    /// <summary>Where files went that were in the way.</summary>
    public IReadOnlyList<string> MovedAside => movedAside;

    /// <exception cref="BackupException">There is no room for them.</exception>
    public async Task UnpackAsync(BackupArchive archive, CancellationToken cancellation)
    {
        var files = archive.Manifest.Entries.Where(static entry => BackupNames.TableOf(entry.Name) is null).ToList();
        var room = new DriveInfo(Path.GetFullPath(dataDirectory)).AvailableFreeSpace;
        if (files.Sum(static file => file.Bytes) > room)
        {
            throw new BackupException($"数据目录 {dataDirectory} 所在的磁盘只剩 {room / (1024 * 1024)} MB，放不下备份中的文件；请腾出空间再恢复。");
        }

        foreach (var file in files)
        {
            var path = DataFolders.PathOf(folder, file.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var output = PrivateFile.CreateNew(path);
            await archive.ReadAsync(file.Name, (stream, token) => stream.CopyToAsync(output, token), cancellation);
            output.Flush(flushToDisk: true);
            names.Add(file.Name);
        }
    }

    /// <summary>What the entry of the restore keeps of anchors that were here before: how far they reach and where they are kept.</summary>
    /// <returns>Null when there are none.</returns>
    public object? AnchorsInTheWay() => new AnchorFolder(new StorageOptions { DataDirectory = dataDirectory }).Read().OfType<AuditAnchor>().LastOrDefault() is { } last
        ? new { last.Sequence, last.Hash, last.LineHash, keptAs = AnchorFolder.FolderName + suffix }
        : null;

    /// <summary>What belongs into the database goes with the transaction; the rest is done once: when the transaction runs again, it is where it belongs.</summary>
    public async Task PutInPlaceAsync(DbSession session)
    {
        foreach (var name in names)
        {
            if (BackupNames.KeptOf(name) is { } keptName)
            {
                await kept.TakeInAsync(session, keptName, DataFolders.PathOf(folder, name));
            }
        }

        if (!inPlace)
        {
            inPlace = true;
            PutInPlace();
        }
    }

    private void PutInPlace()
    {
        // Anchors of another record would speak against this one, and its archive is none of this one's.
        MoveAside(Path.Combine(dataDirectory, AnchorFolder.FolderName));
        MoveAside(Path.Combine(dataDirectory, AuditArchiveFolder.FolderName));
        foreach (var name in names.Where(static name => BackupNames.KeptOf(name) is null))
        {
            var source = DataFolders.PathOf(folder, name);
            switch (name)
            {
                case BackupNames.MasterKey:
                    PutMasterKey(File.ReadAllText(source));
                    break;
                case BackupNames.SandboxSecrets:
                    Replace(source, DataFolders.PathOf(dataDirectory, Path.GetFileName(name)), keepOld: true);
                    break;
                default:
                    Replace(source, DataFolders.PathOf(dataDirectory, name), keepOld: false);
                    break;
            }
        }
    }

    /// <summary>The index tells of the database that was here before; the next start builds it anew.</summary>
    public static void DropSearchIndex(string dataDirectory)
    {
        var index = Path.Combine(Path.GetFullPath(dataDirectory), "index");
        using var taken = FolderLock.TryTake(index);
        if (taken is not null && Directory.Exists(index))
        {
            Directory.Delete(index, recursive: true);
        }
    }

    private void PutMasterKey(string text)
    {
        var master = MasterKey.Parse(text) ?? throw new BackupException("备份中的主密钥不是一把密钥；没有改动任何数据。");
        if (MasterKeyFile.Load(new SecretsOptions(), dataDirectory)?.Fingerprint != master.Fingerprint)
        {
            MoveAside(MasterKeyFile.PathIn(dataDirectory));
            MasterKeyFile.WriteNew(master, dataDirectory);
        }
    }

    private void Replace(string source, string target, bool keepOld)
    {
        if (keepOld)
        {
            MoveAside(target);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(source, target, overwrite: true);
    }

    private void MoveAside(string path)
    {
        if (File.Exists(path))
        {
            File.Move(path, path + suffix);
            movedAside.Add(path + suffix);
        }
        else if (Directory.Exists(path))
        {
            Directory.Move(path, path + suffix);
            movedAside.Add(path + suffix);
        }
    }
}
