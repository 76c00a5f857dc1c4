using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Foundation.Files;

/// <summary>What is being received: files of this machine that nobody sees yet, wherever they will be kept.</summary>
public sealed class IncomingFiles(StorageOptions storage)
{
    /// <summary>Below the folder of the files that are kept: moving one there is one step.</summary>
    public const string Folder = "incoming";

    /// <summary>Nothing takes so long to write.</summary>
    private static readonly TimeSpan LeftoverAge = TimeSpan.FromHours(1);

    private readonly string root = Path.Combine(Path.GetFullPath(storage.DataDirectory), IKeptFiles.Folder, Folder);

    /// <summary>An empty file to write to and read from.</summary>
    public FileStream Begin() => new(
        Path.Combine(Directory.CreateDirectory(root).FullName, $"{Guid.NewGuid():N}.tmp"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Closes a file that is kept by now, or not wanted, and removes it.</summary>
    public static async Task DropAsync(FileStream file)
    {
        await file.DisposeAsync();
        File.Delete(file.Name);
    }

    /// <summary>Removes what a process left half written when it was killed.</summary>
    public void RemoveLeftovers(DateTimeOffset now)
    {
        var folder = new DirectoryInfo(root);
        if (!folder.Exists)
        {
            return;
        }

        foreach (var file in folder.EnumerateFiles().Where(file => file.LastWriteTimeUtc < now.UtcDateTime - LeftoverAge))
        {
            file.Delete();
        }
    }
}
