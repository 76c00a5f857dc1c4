using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Foundation.Files;

/// <summary>Files in a folder of the data directory, which nodes share.</summary>
public sealed class FolderFiles(StorageOptions storage) : IKeptFiles
{
    private static readonly EnumerationOptions PlainFiles = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private readonly string root = Path.Combine(Path.GetFullPath(storage.DataDirectory), IKeptFiles.Folder) + Path.DirectorySeparatorChar;
    private readonly IncomingFiles incoming = new(storage);

    public string Place => StorageOptions.FilesInFolder;

    public Task<KeptFile?> FindAsync(string name, CancellationToken cancellation) =>
        Task.FromResult(new FileInfo(PathOf(name)) is { Exists: true } file ? Of(name, file) : null);

    public async Task SaveAsync(string name, Stream content, DateTimeOffset? at, CancellationToken cancellation)
    {
        var path = PathOf(name);
        var draft = incoming.Begin();
        try
        {
            content.Position = 0;
            await content.CopyToAsync(draft, cancellation);
            draft.Flush(flushToDisk: true);
            await draft.DisposeAsync();
            if (at is { } since)
            {
                File.SetLastWriteTimeUtc(draft.Name, since.UtcDateTime);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(draft.Name, path, overwrite: true);

            // Whoever moves it from elsewhere deletes it there next.
            PrivateFile.FlushFolder(Path.GetDirectoryName(path)!);
        }
        finally
        {
            // After the move, there is none of that name.
            await IncomingFiles.DropAsync(draft);
        }
    }

    public Task TakeInAsync(DbSession session, string name, string path)
    {
        if (File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
            File.Move(path, PathOf(name), overwrite: true);
        }

        return Task.CompletedTask;
    }

    public Task RemoveAsync(string name, CancellationToken cancellation)
    {
        if (PathOf(name) is var path && File.Exists(path))
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<KeptFile>> ListAsync(CancellationToken cancellation)
    {
        var folder = new DirectoryInfo(root);
        IReadOnlyList<KeptFile> files = !folder.Exists ? [] :
        [
            .. folder.EnumerateFiles("*", PlainFiles)
                .Select(file => (Name: Path.GetRelativePath(root, file.FullName).Replace(Path.DirectorySeparatorChar, '/'), File: file))
                .Where(static found => !found.Name.StartsWith(IncomingFiles.Folder + '/', StringComparison.Ordinal))
                .OrderBy(static found => found.Name, StringComparer.Ordinal)
                .Select(static found => Of(found.Name, found.File)),
        ];
        return Task.FromResult(files);
    }

    // A running server may be adding files, and a wiped follower's may go at any time.
    private static KeptFile Of(string name, FileInfo file) => new(
        name, file.Length, file.LastWriteTimeUtc, file.FullName,
        () => new FileStream(
            file.FullName, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.Asynchronous | FileOptions.SequentialScan }));

    private string PathOf(string name) => Path.GetFullPath(Path.Combine(root, name)) is var path && path.StartsWith(root, StringComparison.Ordinal)
        ? path
        : throw new ArgumentException($"'{name}' leads out of the folder.", nameof(name));
}
