using System.Globalization;
using System.Text;
using PuyangFabu.Storage;

namespace PuyangFabu.Audit;

/// <summary>
/// The daily anchor files: where the chain ended each day, outside the database. Copied to another place they prove that the
/// whole record was not rewritten, which a chain alone cannot.
/// </summary>
public sealed class AuditAnchors(StorageOptions options)
{
    private const string Suffix = ".txt";

    public string Folder { get; } = Path.Combine(options.DataDirectory, "audit-anchors");

    /// <summary>Every anchored number with its hash; lines that are none are passed over, for they prove nothing.</summary>
    public IReadOnlyDictionary<long, string> Read()
    {
        var anchors = new Dictionary<long, string>();
        foreach (var file in Files().Order(StringComparer.Ordinal))
        {
            foreach (var line in File.ReadLines(file))
            {
                if (line.Split(' ') is [var number, { Length: 64 } hash, ..]
                    && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
                {
                    anchors[sequence] = hash;
                }
            }
        }

        return anchors;
    }

    /// <summary>Adds where the chain ends to the day's file; nothing when that stands there already.</summary>
    /// <returns>True when a line was written.</returns>
    public bool Write(AuditHead head, long nowMs)
    {
        var now = UnixMilliseconds.ToChinaTime(nowMs);
        var path = Path.Combine(Folder, now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + Suffix);
        var start = string.Create(CultureInfo.InvariantCulture, $"{head.Sequence} {head.Hash} ");
        if (head.Sequence == 0 || (File.Exists(path) && File.ReadLines(path).Any(line => line.StartsWith(start, StringComparison.Ordinal))))
        {
            return false;
        }

        Directory.CreateDirectory(Folder);
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        file.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{start}{now:yyyy-MM-ddTHH:mm:sszzz}\n")));
        file.Flush(flushToDisk: true);
        return true;
    }

    /// <summary>Day of the last anchor, or null when there is none.</summary>
    public DateOnly? LastDay() => Files().Select(static file => DayOf(Path.GetFileNameWithoutExtension(file))).Max();

    private static DateOnly? DayOf(string name) =>
        DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private string[] Files() => Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*" + Suffix) : [];
}
