using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Operations.Backup;

/// <summary>Judges whether a backup may be put into a database: only into one where nobody has worked yet.</summary>
internal static class RestoreTarget
{
    /// <summary>Tables whose rows mean that somebody works here; of articles only those that are no samples.</summary>
    private static readonly (string Table, string? Where, string What)[] Signs =
    [
        ("operators", null, "操作员"),
        ("articles", "not sample", "稿件"),
        ("inbox", null, "收到的消息"),
        ("audit_log", null, "审计记录"),
    ];

    /// <exception cref="BackupException">It may not.</exception>
    public static async Task<bool> CheckAsync(DbSession session, BackupManifest manifest)
    {
        var migration = await AppliedMigrations.NewestInAsync(session);
        if (migration > manifest.Migration)
        {
            throw new BackupException(
                $"备份来自较旧的数据库版本（{manifest.Migration}），而目标数据库已升级到 {migration}；请指定一个全新的数据库，恢复时会自动升级。");
        }

        return await SignAsync(session) is { } sign
            ? throw new BackupException($"目标数据库里已有{sign}，恢复会毁掉它们。请用 Storage:ConnectionString 指定一个新的数据库，再恢复。")
            : true;
    }

    /// <returns>What shows that somebody works in a database, in Chinese; null when nothing does.</returns>
    public static async Task<string?> SignAsync(DbSession session)
    {
        var tables = await TableRowsStore.TablesAsync(session);
        foreach (var (name, where, what) in Signs)
        {
            if (tables.FirstOrDefault(table => table.Name == name) is { } table && await TableRowsStore.AnyAsync(session, table, where))
            {
                return what;
            }
        }

        return null;
    }
}
