using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Foundation.Files;

/// <summary>Files in the database: nodes share nothing else.</summary>
public sealed class DatabaseFiles(Database database, TimeProvider clock) : IKeptFiles
{
    public string Place => StorageOptions.FilesInDatabase;

    public async Task<KeptFile?> FindAsync(string name, CancellationToken cancellation) =>
        await database.ReadAsync(session => KeptFileStore.FindAsync(session, name), cancellation) is { } row ? Of(row) : null;

    public Task SaveAsync(string name, Stream content, DateTimeOffset? at, CancellationToken cancellation) => database.WriteAsync(
        session => KeptFileStore.WriteAsync(session, name, content, (at ?? clock.GetUtcNow()).ToUnixTimeMilliseconds()), cancellation);

    public async Task TakeInAsync(DbSession session, string name, string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        await KeptFileStore.WriteAsync(session, name, file, new DateTimeOffset(File.GetLastWriteTimeUtc(path)).ToUnixTimeMilliseconds());
    }

    public Task RemoveAsync(string name, CancellationToken cancellation) =>
        database.WriteAsync(session => KeptFileStore.RemoveAsync(session, name), cancellation);

    public async Task<IReadOnlyList<KeptFile>> ListAsync(CancellationToken cancellation) =>
        [.. (await database.ReadAsync(KeptFileStore.ListAsync, cancellation)).Select(Of).OrderBy(static file => file.Name, StringComparer.Ordinal)];

    /// <summary>All of them as a view of the database shows them that does not change, to be read as long as that is open.</summary>
    public static async Task<IReadOnlyList<KeptFile>> ListAsync(DbSession snapshot) =>
    [
        .. (await KeptFileStore.ListAsync(snapshot)).Select(row => Of(row, (position, _) => KeptFileStore.PartAsync(snapshot, row.Id, position)))
            .OrderBy(static file => file.Name, StringComparer.Ordinal),
    ];

    // No connection is held between two parts: a slow reader is nobody's burden.
    private KeptFile Of(KeptFileRow row) => Of(
        row, (position, cancellation) => database.ReadAsync(session => KeptFileStore.PartAsync(session, row.Id, position), cancellation));

    private static KeptFile Of(KeptFileRow row, Func<long, CancellationToken, Task<KeptFilePart?>> partAt) => new(
        row.Name, row.Size, DateTimeOffset.FromUnixTimeMilliseconds(row.KeptMs), null, () => new KeptFileStream(partAt, row.Size));
}
