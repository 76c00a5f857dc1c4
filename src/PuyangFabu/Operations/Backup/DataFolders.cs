using PuyangFabu.People.Audit;
using PuyangFabu.People.Audit.Archiving;

namespace PuyangFabu.Operations.Backup;

/// <summary>The files beside the database that a backup takes along, but for those that <see cref="Foundation.Files.IKeptFiles"/> keeps.</summary>
internal static class DataFolders
{
    private const string Archives = AuditArchiveFolder.FolderName + "/";

    private static readonly EnumerationOptions PlainFiles = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Those of all folders.</summary>
    public static IEnumerable<(string Name, string Path)> All(string dataDirectory) =>
        [.. Files(dataDirectory, AnchorFolder.FolderName), .. Files(dataDirectory, AuditArchiveFolder.FolderName)];

    /// <param name="folderName">Of the anchors or the archive.</param>
    /// <returns>Entry name and path of every file, in the order of the names; some may have a name that <see cref="BackupNames"/> refuses.</returns>
    public static IEnumerable<(string Name, string Path)> Files(string dataDirectory, string folderName)
    {
        var root = Path.GetFullPath(dataDirectory);
        var folder = Path.Combine(root, folderName);
        return (Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", PlainFiles) : [])
            .Select(path => (Name: Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/'), Path: path))
            .Where(static file => !(file.Name.StartsWith(Archives, StringComparison.Ordinal) && file.Name.EndsWith(AuditArchiveFolder.DraftSuffix, StringComparison.Ordinal)))
            .OrderBy(static file => file.Name, StringComparer.Ordinal);
    }

    /// <summary>Where an entry belongs; its name has been judged by <see cref="BackupNames"/> before.</summary>
    public static string PathOf(string dataDirectory, string name)
    {
        var root = Path.GetFullPath(dataDirectory) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(root, name));
        return path.StartsWith(root, StringComparison.Ordinal) ? path : throw new BackupException($"备份中的文件名 {name} 指向数据目录之外。");
    }
}
