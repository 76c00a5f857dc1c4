using PuyangFabu.Foundation.Files;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Operations.Backup.Copying;

/// <summary>Moves the files of this installation to where the setting says that they lie: new ones are kept there already.</summary>
public sealed class FileMove(IKeptFiles kept, FolderFiles folder, DatabaseFiles database)
{
    /// <param name="place">What the person takes the setting to be.</param>
    /// <exception cref="BackupException">The setting says something else; nothing was moved.</exception>
    public async Task<CopiedFiles> RunAsync(string place, IProgress<string> told, CancellationToken cancellation)
    {
        if (place != kept.Place)
        {
            throw new BackupException($"现在的设置是 Storage:Files={kept.Place}：请先把它设为 {place}，重新启动服务，再运行 copy --files {place}。没有搬任何文件。");
        }

        IKeptFiles other = place == StorageOptions.FilesInDatabase ? folder : database;
        return await FileCopy.MoveAsync(other, kept, told, cancellation);
    }
}
