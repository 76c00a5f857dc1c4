using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Audit.Archiving;

namespace PuyangFabu.Operations.Backup.Copying;

/// <summary>
/// Judges whether a database may be filled with another one: an empty one, or one that nobody has worked in since an earlier copy of the
/// same installation. That it is the same shows by the record, whose hashes no other has.
/// </summary>
internal static class CopyTarget
{
    private const string Elsewhere = "没有改动任何数据。请用 --to 指明一个新的、空的数据库。";

    /// <param name="target">The database to be filled.</param>
    /// <param name="source">The one it is filled with.</param>
    /// <returns>So far the target has the source's record; 0 when it has none.</returns>
    /// <exception cref="BackupException">It may not.</exception>
    public static async Task<long> CheckAsync(DbSession target, DbSession source)
    {
        var facts = await CopyTargetStore.FactsAsync(target);
        var names = await CopyTargetStore.NamesAsync(target);
        if (!facts.Encoding.Equals("UTF8", StringComparison.OrdinalIgnoreCase))
        {
            throw new BackupException($"数据库 {facts.Name} 的编码是 {facts.Encoding}，必须是 UTF8；请另建一个数据库（create database … encoding 'UTF8'）。没有改动任何数据。");
        }

        if (!facts.MayCreate)
        {
            throw new BackupException(
                $"用户 {facts.UserName} 不能在数据库 {facts.Name} 里建表；请数据库管理员把这个数据库归它所有（alter database … owner to …），或授权（grant create on schema public to …）。没有改动任何数据。");
        }

        var migration = await AppliedMigrations.NewestInAsync(target);
        if (migration > AppliedMigrations.Newest)
        {
            throw new BackupException($"目标数据库由更新的版本写过（数据库版本 {migration}），这个程序只到 {AppliedMigrations.Newest}；请先升级程序。没有改动任何数据。");
        }

        if (migration == 0)
        {
            return names.Count == 0 ? 0 : throw new BackupException($"目标数据库里已有别的数据（例如表 {names[0]}），{Elsewhere}");
        }

        var copied = names.Contains(CopyTargetStore.Table) ? await CopyTargetStore.CopiedAsync(target) : [];
        if (copied.Count == 0)
        {
            return await RestoreTarget.SignAsync(target) is { } sign ? throw new BackupException($"目标数据库里已有{sign}，不是这个命令搬来的，{Elsewhere}") : 0;
        }

        var head = await AuditStore.HeadAsync(target);
        if ((await AuditArchiveStore.LastAsync(source))?.LastSequence >= head.Sequence && await AuditStore.HashAtAsync(source, head.Sequence) is null)
        {
            throw new BackupException($"搬来之后，这里的审计日志已归档到目标所有的（{head.Sequence} 条）之后，看不出它是不是这里的前一段，{Elsewhere}");
        }

        if (head.Sequence == 0 || await AuditStore.HashAtAsync(target, head.Sequence) != head.Hash || await AuditStore.HashAtAsync(source, head.Sequence) != head.Hash)
        {
            throw new BackupException($"目标数据库里的审计日志（{head.Sequence} 条）不是这里的前一段：它是从另一套系统搬来的，或搬来之后已有人用过，{Elsewhere}");
        }

        foreach (var table in await TableRowsStore.TablesAsync(target))
        {
            if (copied.FirstOrDefault(left => left.Name == table.Name) is { Next: { } next } && await TableRowsStore.NextAsync(target, table) != next)
            {
                throw new BackupException($"目标数据库在上次搬来之后已有人用过（{TableWords.Of(table.Name)}有新的内容），再搬一次会毁掉它们，{Elsewhere}");
            }
        }

        return head.Sequence;
    }
}
