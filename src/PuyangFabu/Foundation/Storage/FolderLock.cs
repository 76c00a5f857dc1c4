namespace PuyangFabu.Foundation.Storage;

/// <summary>
/// The right to write in a folder, held by one process until it ends, however it ends. Lucene.NET's own lock does not
/// keep out another process on Linux (seen with 4.8.0-beta00017: both wrote, and the index was lost).
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock of a folder, which need not exist yet; null when another holds it.</summary>
    public static FolderLock? TryTake(string folder)
    {
        // Beside the folder, so that the folder can be deleted and made again under the same lock.
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + ".lock";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    public void Dispose() => file.Dispose();
}
