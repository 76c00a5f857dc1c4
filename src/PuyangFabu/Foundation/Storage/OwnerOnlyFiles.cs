using System.Runtime.InteropServices;

namespace PuyangFabu.Foundation.Storage;

/// <summary>
/// Keeps what the program writes from everybody but its owner: folders 0700, files 0600. The process's mask does it from
/// the first byte for whatever writes, SQLite's log and Lucene's files too; folders from before are mended at the start.
/// </summary>
public static class OwnerOnlyFiles
{
    private const uint GroupAndOthers = 63; // 077
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>What the product makes in its data directory; whatever else lies there is not its own to change.</summary>
    private static readonly string[] Own =
    [
        "puyangfabu.db*", "uploads", "index", "*.lock", "keys", "audit-anchors", "audit-anchors.*", "audit-archives", "audit-archives.*", "admin-password.txt*",
        "sandbox-secrets.json*", ".restore-*", ".rehearsal-*",
    ];

    private static readonly EnumerationOptions PlainEntries = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true, RecurseSubdirectories = true };

    /// <summary>Takes the rights of group and others from every file that this process will make. Nothing on Windows, where a folder's list of rights decides.</summary>
    public static void Mask()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetMask(GroupAndOthers);
        }
    }

    /// <summary>Closes an existing data directory and the product's own entries in it.</summary>
    /// <param name="directory">Made when it is not there.</param>
    /// <param name="files">Files of the product that lie elsewhere, such as a database; patterns of names are allowed.</param>
    /// <returns>How many files and folders were open to others, and which of them belong to somebody else and still are.</returns>
    public static (int Closed, IReadOnlyList<string> Left) Close(string directory, params IEnumerable<string> files)
    {
        var root = Directory.CreateDirectory(directory);
        if (OperatingSystem.IsWindows())
        {
            return (0, []);
        }

        var own = Own.SelectMany(name => root.EnumerateFileSystemInfos(name, PlainEntries))
            .Concat(files.SelectMany(static pattern => new DirectoryInfo(Path.GetDirectoryName(Path.GetFullPath(pattern))!).EnumerateFiles(Path.GetFileName(pattern), PlainEntries)))
            .SelectMany(static entry => entry is DirectoryInfo folder ? folder.EnumerateFileSystemInfos("*", Everything).Prepend(entry) : [entry])
            .Prepend(root);
        var (closed, left) = (0, new List<string>());
        foreach (var entry in own)
        {
            try
            {
                var mode = entry.UnixFileMode;
                if ((mode & ~Owner) != 0 && (mode & UnixFileMode.StickyBit) == 0)
                {
                    entry.UnixFileMode = mode & Owner;
                    closed++;
                }
            }
            catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
            {
                left.Add(entry.FullName);
            }
        }

        return (closed, left);
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetMask(uint mask);
}
