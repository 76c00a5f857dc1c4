using System.Globalization;
using System.Text;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.People.Audit;

/// <summary>
/// The daily anchor files: where the chain ended, again and again, outside the database. They contradict a record that was
/// rewritten or cut, as long as whoever did it cannot write here too; only lines kept elsewhere prove it against him.
/// </summary>
public sealed class AnchorFolder(StorageOptions options)
{
    public const string FolderName = "audit-anchors";
    private const string Suffix = ".txt";

    public string Folder { get; } = Path.Combine(options.DataDirectory, FolderName);

    /// <summary>Every line, the oldest first; null for one that is no anchor.</summary>
    public IEnumerable<AuditAnchor?> Read()
    {
        var link = AuditAnchor.Start;
        var chained = false;
        foreach (var file in Files())
        {
            foreach (var line in File.ReadLines(file))
            {
                // Lines without a hash of their own are from the first versions; behind one that has it they are none of ours.
                var anchor = AuditAnchor.Parse(line, link);
                anchor = anchor is { Chained: false } && chained ? null : anchor;
                (link, chained) = (anchor?.LineHash ?? link, chained || anchor is { Chained: true });
                yield return anchor;
            }
        }
    }

    public bool Any() => Files().Any(static file => new FileInfo(file).Length > 0);

    /// <returns>The last line; null when there is none, or it is no whole line with a hash of its own.</returns>
    public AuditAnchor? Last() => Files() is [.., var newest] && File.ReadLines(newest).LastOrDefault() is { } line
        && AuditAnchor.Parse(line, AuditAnchor.Start) is { Chained: true } anchor ? anchor with { Misfit = false } : null;

    /// <summary>Adds a line to the day's file and waits for the disk; to the newest file when the clock went back behind it.</summary>
    public void Append(AuditAnchor anchor)
    {
        var path = Path.Combine(Folder, anchor.At[..10] + Suffix);
        path = Files() is [.., var newest] && string.CompareOrdinal(newest, path) > 0 ? newest : path;
        Directory.CreateDirectory(Folder);
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Position = WholeLines(file);
        file.SetLength(file.Position);
        file.Write(Encoding.UTF8.GetBytes($"{anchor}\n"));
        file.Flush(flushToDisk: true);
    }

    /// <summary>Renames the folder, so that other anchors can begin; where the folder is a link, the one that it leads to.</summary>
    /// <returns>The new name; null when there is no folder.</returns>
    public string? MoveAside(string suffix)
    {
        if (!Directory.Exists(Folder))
        {
            return null;
        }

        var real = RealFolder();
        Directory.Move(real, real + suffix);
        if (real != Folder)
        {
            // The other nodes, whose link leads there too, go on with the same new folder.
            Directory.CreateDirectory(real);
        }

        return Path.GetFileName(real) + suffix;
    }

    /// <summary>Takes back <see cref="MoveAside"/>, unless other anchors have begun meanwhile.</summary>
    public void MoveBack(string suffix)
    {
        var real = RealFolder();
        if (!Directory.Exists(real + suffix) || Files().Length > 0)
        {
            return;
        }

        if (Directory.Exists(real))
        {
            Directory.Delete(real);
        }

        Directory.Move(real + suffix, real);
    }

    private string RealFolder() => new DirectoryInfo(Folder).LinkTarget is null ? Folder : Directory.ResolveLinkTarget(Folder, returnFinalTarget: true)!.FullName;

    // A crash in the middle of a line leaves a piece that counts for nothing.
    private static long WholeLines(FileStream file)
    {
        for (var end = file.Length; end > 0; end--)
        {
            file.Position = end - 1;
            if (file.ReadByte() == '\n')
            {
                return end;
            }
        }

        return 0;
    }

    private string[] Files() => !Directory.Exists(Folder) ? [] : [.. Directory.GetFiles(Folder, "*" + Suffix)
        .Where(static file => DateOnly.TryParseExact(Path.GetFileNameWithoutExtension(file), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        .Order(StringComparer.Ordinal)];
}
