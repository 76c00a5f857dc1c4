namespace PuyangFabu.Tests;

/// <summary>The repository this test was built from.</summary>
internal static class SourceTree
{
    private static readonly string[] BuildFolders = ["bin", "obj"];

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Files written by people, below a folder given from the root; the pattern is of file names.</summary>
    public static IReadOnlyList<SourceFile> Files(string folder, string pattern) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(static path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(static path => !path.Split('/').Any(BuildFolders.Contains))
            .Order(StringComparer.Ordinal)
            .Select(static path => new SourceFile(path, File.ReadAllText(Path.Combine(Root, path)))),
    ];

    /// <summary>Names of the folders right in a folder given from the root.</summary>
    public static IEnumerable<string> Folders(string folder) => Directory.EnumerateDirectories(Path.Combine(Root, folder))
        .Select(static path => Path.GetFileName(path))
        .Except(BuildFolders)
        .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PuyangFabu.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"No PuyangFabu.sln above {AppContext.BaseDirectory}.");
        }

        return folder.FullName;
    }
}
