using System.Security.Cryptography;

namespace PuyangFabu.Tests.Hosting;

/// <summary>Everything in a folder: names, sizes, contents, and when each was last written.</summary>
internal static class FolderState
{
    public static IReadOnlyList<string> Of(string folder) =>
    [
        .. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Select(entry => $"{Path.GetRelativePath(folder, entry.FullName)} {entry.LastWriteTimeUtc:O} {ContentOf(entry)}")
            .Order(StringComparer.Ordinal),
    ];

    private static string ContentOf(FileSystemInfo entry)
    {
        if (entry is not FileInfo file)
        {
            return "";
        }

        using var stream = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
