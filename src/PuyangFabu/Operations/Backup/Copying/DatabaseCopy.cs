using System.Data.Common;
using PuyangFabu.Foundation.Files;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Audit.Anchoring;
using PuyangFabu.People.Audit.Archiving;

namespace PuyangFabu.Operations.Backup.Copying;

/// <summary>
/// Fills a PostgreSQL database with this installation's: a backup and a restore without the file between them. All rows come in one
/// transaction, from one unchanging view; whenever it is stopped, the target's rows are as they were before. Files come before the rows that name
/// them, and once more behind those.
/// </summary>
public sealed class DatabaseCopy(
    Database database, IKeptFiles kept, FolderFiles folder, StorageOptions storage, DatabasePlace place, AuditLog audit, AuditAnchoring anchoring, TimeProvider clock, ILogger<Migrator> migrations)
{
    /// <param name="files">Where the files shall lie then, as the setting says it; null for where they lie here.</param>
    /// <exception cref="BackupException">It cannot be copied there; the target was not changed.</exception>
    /// <exception cref="StorageException">It failed under way; the target has the rows that it had before.</exception>
    public async Task<CopyResult> RunAsync(CopyConnection to, string? files, IProgress<string> told, CancellationToken cancellation)
    {
        if (!database.Dialect.SingleWriter)
        {
            throw new BackupException($"这里的数据已经在 PostgreSQL 里（{place}）；copy 只从 SQLite 搬到 PostgreSQL。请检查 Storage:Provider。");
        }

        if (await database.ReadAsync(AppliedMigrations.NewestInAsync, cancellation) is var migration && migration > AppliedMigrations.Newest)
        {
            throw new BackupException($"这里的数据由更新的版本写过（数据库版本 {migration}），这个程序只到 {AppliedMigrations.Newest}；请先升级程序。");
        }

        using var target = new Database(to.Options);
        await CheckAsync(to, target, cancellation);
        new Migrator(target, migrations).Run();

        // In the record before the first row leaves; the target then has it too, and its record goes on where this one ends.
        await audit.RecordAsync(new AuditEntry { Actor = Actor.CommandLine, Action = "backup.copy", TargetKind = "backup", TargetId = $"{to}" }, cancellation);
        await anchoring.AnchorAsync(cancellation);
        IKeptFiles filesThere = (files ?? kept.Place) == StorageOptions.FilesInDatabase ? new DatabaseFiles(target, clock) : folder;
        await BringAsync(filesThere, exact: false, told, cancellation);
        var tables = await database.SnapshotAsync(
            source => target.WriteAsync(session => FillAsync(session, source, told), cancellation), cancellation);
        await target.ReadAsync(
            static async session =>
            {
                await CopyTargetStore.AnalyzeAsync(session);
                return true;
            },
            cancellation);
        var brought = await BringAsync(filesThere, exact: filesThere is DatabaseFiles, told, cancellation);
        told.Report($"文件：{brought.Count} 个");
        return new CopyResult($"{to}", tables, brought, [.. Notices(brought)]);
    }

    // Those that stay in their folder are where the next server looks for them.
    private async Task<CopiedFiles> BringAsync(IKeptFiles filesThere, bool exact, IProgress<string> told, CancellationToken cancellation)
    {
        if (filesThere.Place != kept.Place || filesThere is DatabaseFiles)
        {
            return await FileCopy.RunAsync(kept, filesThere, exact, told, cancellation);
        }

        var there = await kept.ListAsync(cancellation);
        return new CopiedFiles(kept.Place, there.Count, there.Sum(static file => file.Bytes));
    }

    private async Task CheckAsync(CopyConnection to, Database target, CancellationToken cancellation)
    {
        try
        {
            await database.ReadAsync(source => target.ReadAsync(session => CopyTarget.CheckAsync(session, source), cancellation), cancellation);
        }
        catch (Exception failure) when (failure is BackupException or DbException or TimeoutException or System.Net.Sockets.SocketException)
        {
            throw to.Explain(failure);
        }
    }

    private async Task<IReadOnlyList<CopiedTable>> FillAsync(DbSession target, DbSession source, IProgress<string> told)
    {
        // It waits while the source counts; and nobody else has work here yet.
        await target.MayIdleAsync();

        // Two copies at once, or a server that starts meanwhile: only one writes.
        await ContentChangeStore.BeginAsync(target);
        var recorded = await CopyTarget.CheckAsync(target, source);
        var rows = await SnapshotRows.OpenAsync(source, recorded, (await AuditArchiveStore.LastAsync(target))?.LastSequence ?? 0);
        await TableFilling.RunAsync(target, rows, told);

        // What has gone into files since the last copy goes here too.
        if (await AuditArchiveStore.LastAsync(target) is { } archive)
        {
            await AuditStore.RemoveArchivedAsync(target, Math.Min(archive.LastSequence, await AuditStore.FirstAsync(source) - 1), int.MaxValue);
        }

        var copied = await CountAsync(target, source);

        var now = clock.GetUtcNow();
        await new DueWorkHold(database, clock).SetAsync(
            target, $"数据于 {ChinaTime.Minute(now)} 从 {place} 搬来；请先停下原来的服务，核对定时发布等到期事项，再放行。", now.ToUnixTimeMilliseconds());
        await CopyTargetStore.SaveAsync(target, rows.Tables.Select(table => table with { Rows = copied.First(counted => counted.Name == table.Name).Rows }));
        return copied;
    }

    /// <summary>Counts on both sides what the databases themselves say they hold.</summary>
    private static async Task<IReadOnlyList<CopiedTable>> CountAsync(DbSession target, DbSession source)
    {
        var copied = new List<CopiedTable>();
        foreach (var table in await TableRowsStore.TablesAsync(target))
        {
            var (here, there) = (await TableRowsStore.CountAsync(source, table), await TableRowsStore.CountAsync(target, table));
            copied.Add(here == there
                ? new CopiedTable(table.Name, TableWords.Of(table.Name), there)
                : throw new StorageException($"{TableWords.WithName(table.Name)}在原来的数据库里有 {here} 行，搬过去之后是 {there} 行；全部撤回，没有改动任何数据。"));
        }

        return copied;
    }

    private IEnumerable<string> Notices(CopiedFiles files)
    {
        var inFolder = files.Place == StorageOptions.FilesInFolder;
        yield return $"审计锚定 audit-anchors/、审计归档 audit-archives/、主密钥 keys/{(inFolder ? " 和上传的文件 uploads/" : "")} 不在数据库里：新的服务仍用数据目录 {Path.GetFullPath(storage.DataDirectory)}，或把它们拷到新的数据目录。";
        yield return $"把 Storage:Provider 设为 postgresql，Storage:ConnectionString 设为目标的连接字符串，Storage:Files 设为 {files.Place}，再启动。原来的服务还在运行的，这次只是演练：停下它以后再搬一次。";
        yield return "目标上的定时发布等到期事项已暂停，核对之后在后台的“备份”里放行，或运行 restore --release；已批准的群发和发布退回草稿，须重新批准。原来的服务不停，两边会各发一次。";
        if (!inFolder && kept.Place == StorageOptions.FilesInFolder)
        {
            yield return $"文件已在目标的数据库里，原来的还留在 {Path.Combine(Path.GetFullPath(storage.DataDirectory), IKeptFiles.Folder)}：里面有市民的图片和语音，核对之后请删去。";
        }
    }
}
