using PuyangFabu.Foundation.Files;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Operations.Backup;

/// <summary>How much there is to back up: what a backup of it will hold, before it is compressed.</summary>
public sealed class BackupSize(DatabaseInspection database, IKeptFiles files, StorageOptions storage)
{
    /// <returns>Bytes of the database and of the files beside it.</returns>
    /// <remarks>Looks at every file: a second or so for a hundred thousand.</remarks>
    public async Task<long> MeasureAsync(CancellationToken cancellation) =>
        await database.SizeAsync(cancellation)
        + DataFolders.All(storage.DataDirectory).Sum(static file => LengthOf(file.Path))
        + (await files.ListAsync(cancellation)).Where(static file => file.Path is not null).Sum(static file => file.Bytes);

    // It may go while it is looked at.
    private static long LengthOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;
}
