namespace PuyangFabu.Operations.Backup;

/// <summary>
/// A folder in the data directory for what a restore works on, as private as that: it goes when the restore ends, and with
/// the next one when it was killed.
/// </summary>
/// <param name="prefix">Tells its kind from those of others.</param>
internal sealed class RestoreFolder(string dataDirectory, string prefix = RestoreFolder.Prefix) : IDisposable
{
    private const string Prefix = ".restore-";

    /// <summary>Absolute; there after <see cref="Make"/>.</summary>
    public string FullPath { get; } = Path.Combine(Path.GetFullPath(dataDirectory), prefix + Path.GetRandomFileName());

    /// <summary>Makes the folder and takes away those of restores that were killed.</summary>
    public void Make()
    {
        Directory.CreateDirectory(FullPath);
        foreach (var leftover in Directory.GetDirectories(Path.GetFullPath(dataDirectory), prefix + "*").Where(other => other != FullPath))
        {
            Directory.Delete(leftover, recursive: true);
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(FullPath))
        {
            Directory.Delete(FullPath, recursive: true);
        }
    }
}
