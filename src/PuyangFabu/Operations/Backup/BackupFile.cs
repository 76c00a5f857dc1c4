using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Operations.Backup;

/// <summary>Puts a backup on disk: whole under its name, or not there at all. Only the owner may read it.</summary>
public sealed class BackupFile(BackupWriter writer, BackupStore store)
{
    /// <param name="path">Where to; an older file there is replaced only when <paramref name="overwrite"/> says so.</param>
    /// <exception cref="BackupException">The file is there already; it is untouched.</exception>
    /// <exception cref="StorageException">The file cannot be written; an older one is untouched.</exception>
    public async Task<BackupManifest> WriteAsync(string path, bool overwrite, bool withKeys, IProgress<string> told, CancellationToken cancellation)
    {
        var target = Path.GetFullPath(path);
        if (File.Exists(target) && !overwrite)
        {
            throw Exists(target);
        }

        if (Directory.Exists(target))
        {
            throw new BackupException($"{target} 是一个目录；请给出备份文件的名字。");
        }

        var draft = $"{target}.{Path.GetRandomFileName()}.new";
        try
        {
            var manifest = await WriteDraftAsync(draft, withKeys, told, cancellation);
            var bytes = new FileInfo(draft).Length;
            File.Move(draft, target, overwrite);
            if (manifest.Tables.Any(static table => table.Name == "backups"))
            {
                await store.RecordAsync(Path.GetFileName(target), manifest, bytes, Actor.CommandLine, CancellationToken.None);
            }

            return manifest;
        }
        catch (IOException) when (File.Exists(target) && File.Exists(draft) && !overwrite)
        {
            throw Exists(target);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"备份没有写成，{target} 没有改动：{failure.Message}", failure);
        }
        finally
        {
            if (File.Exists(draft))
            {
                File.Delete(draft);
            }
        }
    }

    private async Task<BackupManifest> WriteDraftAsync(string draft, bool withKeys, IProgress<string> told, CancellationToken cancellation)
    {
        await using var stream = PrivateFile.CreateNew(draft);
        var manifest = await writer.WriteAsync(stream, withKeys, told, cancellation);
        stream.Flush(flushToDisk: true);
        return manifest;
    }

    private static BackupException Exists(string target) => new($"{target} 已经存在，没有改动它；换一个名字，或加 --force 覆盖。");
}
