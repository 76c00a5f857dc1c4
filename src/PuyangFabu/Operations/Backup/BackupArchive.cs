using System.IO.Compression;
using System.Text.Json;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Operations.Backup;

/// <summary>A backup opened for reading. Nothing in it is believed before <see cref="VerifyAsync"/> has passed.</summary>
internal sealed class BackupArchive : IDisposable
{
    private const long LargestManifest = 64 * 1024 * 1024;

    /// <summary>Rows shrink to a tenth or a fiftieth; what claims to be two hundred times its size is there to fill a disk.</summary>
    private const long LargestGrowth = 200;

    private const long AlwaysAllowed = 16 * 1024 * 1024;

    private readonly string path;
    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> entries;

    private BackupArchive(string path, ZipArchive zip, Dictionary<string, ZipArchiveEntry> entries, BackupManifest manifest)
    {
        this.path = path;
        this.zip = zip;
        this.entries = entries;
        Manifest = manifest;
    }

    public BackupManifest Manifest { get; }

    /// <summary>Opens the file and checks what it claims: form, names, sizes. Reads no entry but the manifest.</summary>
    /// <exception cref="BackupException">It is not a backup that this program can put back.</exception>
    public static BackupArchive Open(string path)
    {
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var zip = new ZipArchive(file, ZipArchiveMode.Read);
            var entries = new Dictionary<string, ZipArchiveEntry>(StringComparer.Ordinal);
            if (zip.Entries.Any(entry => !entries.TryAdd(entry.FullName, entry)))
            {
                throw Broken(path, "同一个名字出现了两次");
            }

            var manifest = ReadManifest(path, entries);
            CheckClaims(path, file.Length, manifest, entries);
            return new BackupArchive(path, zip, entries, manifest);
        }
        catch (Exception failure)
        {
            file?.Dispose();
            throw failure switch
            {
                BackupException => failure,
                InvalidDataException => Broken(path, "不是完整的 zip"),
                IOException or UnauthorizedAccessException => new BackupException($"备份文件 {path} 无法读取：{failure.Message}", failure),
                _ => failure,
            };
        }
    }

    /// <summary>Reads every entry to its end and compares it with the manifest.</summary>
    /// <exception cref="BackupException">One differs.</exception>
    public async Task VerifyAsync(CancellationToken cancellation)
    {
        foreach (var entry in Manifest.Entries)
        {
            await ReadAsync(entry.Name, static (stream, token) => stream.CopyToAsync(Stream.Null, token), cancellation);
        }
    }

    /// <summary>Hands out an entry's content; refuses it at the end when it is not what the manifest says.</summary>
    public async Task ReadAsync(string name, Func<Stream, CancellationToken, Task> use, CancellationToken cancellation)
    {
        var expected = Manifest.Entries.First(entry => entry.Name == name);
        try
        {
            await using var stream = new MeasuredStream(entries[name].Open(), expected.Bytes);
            await use(stream, cancellation);
            if (stream.Bytes != expected.Bytes || stream.Sha256() != expected.Sha256)
            {
                throw Broken(path, $"{name} 的内容与清单不符");
            }
        }
        catch (InvalidDataException)
        {
            throw Broken(path, $"{name} 已损坏");
        }
    }

    public void Dispose() => zip.Dispose();

    private static BackupManifest ReadManifest(string path, Dictionary<string, ZipArchiveEntry> entries)
    {
        if (entries.GetValueOrDefault(BackupNames.Manifest) is not { } entry)
        {
            throw new BackupException($"{path} 不是本程序的备份：里面没有 {BackupNames.Manifest}。");
        }

        try
        {
            using var stream = new MeasuredStream(entry.Open(), LargestManifest);
            var manifest = JsonSerializer.Deserialize<BackupManifest>(stream, BackupManifest.Json) ?? throw new JsonException();
            return manifest.Format == BackupManifest.CurrentFormat
                ? manifest
                : throw new BackupException($"{path} 的备份格式是“{manifest.Format}”，这个程序只认识 {BackupManifest.CurrentFormat}；请用写下它的那个版本或更新的程序。");
        }
        catch (JsonException)
        {
            throw Broken(path, $"{BackupNames.Manifest} 无法识别");
        }
    }

    private static void CheckClaims(string path, long fileLength, BackupManifest manifest, Dictionary<string, ZipArchiveEntry> entries)
    {
        if (manifest.Migration > AppliedMigrations.Newest)
        {
            throw new BackupException(
                $"备份来自更新的版本（{manifest.Product}，数据库版本 {manifest.Migration}），这个程序只到 {AppliedMigrations.Newest}；请先升级程序。");
        }

        if (manifest.Entries.FirstOrDefault(static entry => !BackupNames.IsLegal(entry.Name)) is { } strange)
        {
            throw Broken(path, $"含有不该有的文件名 {Shown(strange.Name)}");
        }

        var listed = manifest.Entries.Select(static entry => entry.Name).Append(BackupNames.Manifest).ToList();
        if (listed.Count != entries.Count || !listed.TrueForAll(entries.ContainsKey)
            || !manifest.Entries.Select(static entry => BackupNames.TableOf(entry.Name)).OfType<string>().Order(StringComparer.Ordinal)
                .SequenceEqual(manifest.Tables.Select(static table => table.Name).Order(StringComparer.Ordinal), StringComparer.Ordinal))
        {
            throw Broken(path, "文件与清单不一致");
        }

        var allowed = AlwaysAllowed + (fileLength * LargestGrowth);
        var claimed = 0L;
        foreach (var entry in manifest.Entries)
        {
            claimed += entry.Bytes is >= 0 and var bytes && bytes <= allowed ? bytes : allowed + 1;
            if (claimed > allowed || entries[entry.Name].Length != entry.Bytes)
            {
                throw Broken(path, $"{entry.Name} 解开后的大小不合常理");
            }
        }
    }

    private static BackupException Broken(string path, string why) => new($"备份文件 {path} 已损坏或被改动过：{why}。没有改动任何数据，请换一份备份。");

    // What goes to a terminal must not steer it.
    private static string Shown(string text) => new([.. text.Take(80).Select(static character => char.IsControl(character) ? '?' : character)]);
}
