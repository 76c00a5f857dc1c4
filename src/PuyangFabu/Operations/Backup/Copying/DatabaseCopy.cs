using System.Data.Common;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Audit.Anchoring;

namespace PuyangFabu.Operations.Backup.Copying;

/// <summary>
/// Fills a PostgreSQL database with this installation's: a backup and a restore without the file between them. All rows come in one
/// transaction, from one unchanging view; whenever it is stopped, the target is as it was before.
/// </summary>
public sealed class DatabaseCopy(
    Database database, StorageOptions storage, DatabasePlace place, AuditLog audit, AuditAnchoring anchoring, TimeProvider clock, ILogger<Migrator> migrations)
{
    /// <exception cref="BackupException">It cannot be copied there; the target was not changed.</exception>
    /// <exception cref="StorageException">It failed under way; the target has what it had before.</exception>
    public async Task<CopyResult> RunAsync(CopyConnection to, IProgress<string> told, CancellationToken cancellation)
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
        var tables = await database.SnapshotAsync(
            source => target.WriteAsync(session => FillAsync(session, source, told), cancellation), cancellation);
        await target.ReadAsync(
            static async session =>
            {
                await CopyTargetStore.AnalyzeAsync(session);
                return true;
            },
            cancellation);
        return new CopyResult($"{to}", tables, [.. Notices()]);
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
        // Two copies at once, or a server that starts meanwhile: only one writes.
        await ContentChangeStore.BeginAsync(target);
        var rows = await SnapshotRows.OpenAsync(source, await CopyTarget.CheckAsync(target, source));
        await TableFilling.RunAsync(target, rows, told);
        var copied = await CountAsync(target, source);

        var now = clock.GetUtcNow();
        await new DueWorkHold(database, clock).SetAsync(
            target, $"数据于 {ChinaTime.Minute(now)} 从 {place} 搬来；请先停下原来的服务，核对定时发布等到期事项，再放行。", now.ToUnixTimeMilliseconds());
        await CopyTargetStore.SaveAsync(target, rows.Tables);
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

    private IEnumerable<string> Notices()
    {
        yield return $"审计锚定 audit-anchors/、主密钥 keys/ 和上传的文件 uploads/ 不在数据库里：新的服务仍用数据目录 {Path.GetFullPath(storage.DataDirectory)}，或把它们拷到新的数据目录。";
        yield return "把 Storage:Provider 设为 postgresql，Storage:ConnectionString 设为目标的连接字符串，再启动。原来的服务还在运行的，这次只是演练：停下它以后再搬一次。";
        yield return "目标上的定时发布等到期事项已暂停，核对之后在后台的“备份”里放行，或运行 restore --release；已批准的群发和发布退回草稿，须重新批准。原来的服务不停，两边会各发一次。";
    }
}
