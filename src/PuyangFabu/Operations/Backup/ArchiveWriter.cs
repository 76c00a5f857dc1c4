using System.IO.Compression;
using System.Text.Json;

namespace PuyangFabu.Operations.Backup;

/// <summary>Writes entries into a zip and remembers what the manifest must say of them.</summary>
internal sealed class ArchiveWriter(Stream output, DateTimeOffset at) : IDisposable
{
    private readonly ZipArchive zip = new(output, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<BackupEntry> entries = [];

    public IReadOnlyList<BackupEntry> Entries => entries;

    public async Task AddAsync(string name, Func<Stream, Task> write)
    {
        await using var stream = new MeasuredStream(Open(name));
        await write(stream);
        entries.Add(new BackupEntry(name, stream.Bytes, stream.Sha256()));
    }

    /// <summary>Comes last: it tells of all the others.</summary>
    public async Task FinishAsync(BackupManifest manifest)
    {
        await using var stream = Open(BackupNames.Manifest);
        await JsonSerializer.SerializeAsync(stream, manifest, BackupManifest.Json);
    }

    /// <summary>Writes the zip's directory; without it the file is none.</summary>
    public void Dispose() => zip.Dispose();

    private Stream Open(string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = at;
        return entry.Open();
    }
}
