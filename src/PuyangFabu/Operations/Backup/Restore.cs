using PuyangFabu.Foundation.Files;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Audit.Anchoring;

namespace PuyangFabu.Operations.Backup;

/// <summary>
/// Puts a backup into a new database, whichever of the two it was taken from. Whenever it is stopped, the database is
/// as empty as before or whole: everything is checked first, and all rows come in one transaction.
/// </summary>
public sealed class Restore(
    Database database, Migrator migrator, IKeptFiles kept, StorageOptions storage, SecretsOptions secrets, DueWorkHold hold, AuditLog audit, AuditAnchoring anchoring, TimeProvider clock)
{
    /// <summary>Clocks of two machines differ by so much at most.</summary>
    /// <summary>The migration since which the database has a place for files.</summary>
    private const int FilesSince = 62;

    private static readonly TimeSpan ClockError = TimeSpan.FromMinutes(10);

    /// <exception cref="BackupException">The file is not a whole backup, or the database is in use already; nothing was changed.</exception>
    public async Task<RestoreResult> RunAsync(string path, IProgress<string> told, CancellationToken cancellation)
    {
        using var work = new RestoreFolder(storage.DataDirectory);
        return await RunAsync(path, work, told, cancellation);
    }

    /// <inheritdoc cref="RunAsync(string, IProgress{string}, CancellationToken)"/>
    /// <remarks>A backup is read from its end, which a pipe does not have yet: it is kept first, where files are unpacked.</remarks>
    public async Task<RestoreResult> RunAsync(Stream input, IProgress<string> told, CancellationToken cancellation)
    {
        using var work = new RestoreFolder(storage.DataDirectory);
        work.Make();
        var path = Path.Combine(work.FullPath, "backup.zip");
        await using (var copy = PrivateFile.CreateNew(path))
        {
            await input.CopyToAsync(copy, cancellation);
        }

        return await RunAsync(path, work, told, cancellation);
    }

    private async Task<RestoreResult> RunAsync(string path, RestoreFolder work, IProgress<string> told, CancellationToken cancellation)
    {
        using var archive = BackupArchive.Open(path);
        var manifest = archive.Manifest;
        told.Report($"正在核对备份（{manifest.Entries.Count} 个文件，{manifest.Rows()} 行）");
        await archive.VerifyAsync(cancellation);
        if (manifest.CreatedAt - clock.GetUtcNow() > ClockError)
        {
            throw new BackupException($"备份标明的时间是 {ChinaTime.Minute(manifest.CreatedAt)}，比本机的时钟还晚。请先校准本机时间再恢复；否则恢复以后作出的批准会被当作恢复以前的。");
        }

        if (storage.KeepsFilesInDatabase && manifest.Migration < FilesSince)
        {
            throw new BackupException("这份备份早于能把文件放进数据库的版本：请先用 Storage:Files=folder 恢复，再改成 database，运行 copy --files database。没有改动任何数据。");
        }

        await database.ReadAsync(session => RestoreTarget.CheckAsync(session, manifest), cancellation);

        var files = new RestoredFiles(work, kept, storage.DataDirectory, clock);
        await files.UnpackAsync(archive, cancellation);

        migrator.Run(manifest.Migration);
        var anchorsBefore = files.AnchorsInTheWay();
        var entry = await database.WriteAsync(session => FillAsync(session, archive, files, anchorsBefore, told), cancellation);
        migrator.Run();
        await anchoring.AnchorAsync(cancellation);
        RestoredFiles.DropSearchIndex(storage.DataDirectory);
        return new RestoreResult(manifest, manifest.Rows(), files.Count, [.. Notices(manifest, files, entry)]);
    }

    /// <returns>Number of the entry in the record that tells of it.</returns>
    private async Task<long> FillAsync(DbSession session, BackupArchive archive, RestoredFiles files, object? anchorsBefore, IProgress<string> told)
    {
        // Files are put in their places in it; and the database is nobody else's yet.
        await session.MayIdleAsync();

        // Two restores at once, or a server that starts meanwhile: only one writes.
        await ContentChangeStore.BeginAsync(session);
        await RestoreTarget.CheckAsync(session, archive.Manifest);
        await TableFilling.RunAsync(session, new ArchiveRows(archive), told);
        await hold.SetAsync(
            session,
            $"数据恢复自 {ChinaTime.Minute(archive.Manifest.CreatedAt)} 的备份；请先核对定时发布等到期事项，再放行。",
            archive.Manifest.CreatedAt.ToUnixTimeMilliseconds());
        await audit.RecordAsync(session, new AuditEntry
        {
            Actor = Actor.CommandLine,
            Action = AuditWeight.Restore,
            TargetKind = "backup",
            After = new { archive.Manifest.CreatedAt, archive.Manifest.Migration, Rows = archive.Manifest.Rows(), AnchorsBefore = anchorsBefore },
        });

        // Before the commit: a database without its files would be half, files without a database are only in the way.
        await files.PutInPlaceAsync(session);
        if (archive.Manifest.Tables.Any(static table => table.Name == AuditAnchorStore.Table))
        {
            // The files were copied before the rows and may lack the last lines. That they count anew from here says the entry above.
            await anchoring.AdoptAsync(session);
        }

        return (await AuditStore.HeadAsync(session)).Sequence;
    }

    private IEnumerable<string> Notices(BackupManifest manifest, RestoredFiles files, long entry)
    {
        foreach (var moved in files.MovedAside)
        {
            yield return $"原来的文件已改名保留为 {moved}。";
        }

        var own = MasterKeyFile.Load(secrets, storage.DataDirectory)?.Fingerprint ?? "";
        if (manifest.MasterKey != own && manifest.Tables.Any(static table => table is { Name: "data_protection_keys", Rows: > 0 }))
        {
            yield return $"备份中的密钥由另一把主密钥（{manifest.MasterKey}）密封，本机打不开：请把原来的 {MasterKeyFile.RelativePath} 放回 {storage.DataDirectory}（或设好 Secrets:MasterKey），"
                + "否则须重新填写各账号的密钥、重新绑定动态口令。";
        }

        yield return $"这次恢复记在审计日志第 {entry} 条。请另行记下：以后与别处保存的锚定对照时，用 audit verify --restored-at {entry} 指明它。";
        yield return "定时发布等到期事项已暂停，核对之后在后台的“备份”里放行，或运行 restore --release；已批准的群发和发布退回草稿，须重新批准。";
    }
}

/// <summary>What a restore put back.</summary>
/// <param name="Notices">What the person should know or do next, in Chinese.</param>
public sealed record RestoreResult(BackupManifest Manifest, long Rows, int Files, IReadOnlyList<string> Notices);
