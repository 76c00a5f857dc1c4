using System.Data.Common;
using System.Reflection;
using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using DbUp.Engine.Output;
using Microsoft.Data.Sqlite;

namespace PuyangFabu.Foundation.Storage;

/// <summary>Brings the database to the newest numbered migration; each runs once, in its own transaction.</summary>
public sealed partial class Migrator(Database database, ILogger<Migrator> logger)
{
    /// <summary>Pattern of the database's files where they are this machine's; empty otherwise.</summary>
    public IEnumerable<string> DatabaseFiles =>
        database.Dialect.SingleWriter && new SqliteConnectionStringBuilder(database.ConnectionString) is { DataSource.Length: > 0, Mode: not SqliteOpenMode.Memory } sqlite
            ? [sqlite.DataSource + "*"]
            : [];

    /// <returns>The names of the scripts that ran now.</returns>
    /// <exception cref="StorageException">A script failed or the database could not be reached.</exception>
    public IReadOnlyList<string> Run() => Run(AppliedMigrations.Newest);

    /// <summary>Stops after a migration, so that data of an older version can be put in before the rest is done.</summary>
    /// <param name="last">Number of the last migration to run.</param>
    /// <returns>The names of the scripts that ran now.</returns>
    /// <exception cref="StorageException">A script failed or the database could not be reached.</exception>
    public IReadOnlyList<string> Run(int last)
    {
        EnableWriteAheadLog();
        using var turn = MigrationTurn.Take(database);
        using var leftovers = database.Dialect.SingleWriter ? new SqliteLeftovers(database.ConnectionString) : null;
        var names = HasHadAll(last) ? [] : Perform(last);
        if (names.Count > 0)
        {
            LogMigrated(database.Dialect.Name, names.Count);
        }

        Remove(leftovers);
        return names;
    }

    // As nearly every start finds it: one question, in place of reading each script and asking for it.
    private bool HasHadAll(int last)
    {
        try
        {
            return database.ReadAsync(session => AppliedMigrations.AllInAsync(session, last), CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (DbException)
        {
            // The upgrade meets it too, and says what it was doing.
            return false;
        }
    }

    private IReadOnlyList<string> Perform(int last)
    {
        var result = Upgrade(last).PerformUpgrade();
        if (!result.Successful)
        {
            throw new StorageException($"数据库升级失败（{result.ErrorScript?.Name ?? "连接"}）：{result.Error?.Message}", result.Error);
        }

        return [.. result.Scripts.Select(static script => script.Name)];
    }

    // What an older version deleted must not keep the product from starting: the next start tries again.
    private void Remove(SqliteLeftovers? leftovers)
    {
        try
        {
            if (leftovers?.Remove() == true)
            {
                LogLeftoversRemoved();
            }
        }
        catch (SqliteException failure)
        {
            LogLeftoversLeft(failure);
        }
    }

    private UpgradeEngine Upgrade(int last)
    {
        var target = database.Dialect.SingleWriter
            ? DeployChanges.To.SqliteDatabase(database.ConnectionString)
            : DeployChanges.To.PostgresqlDatabase(database.ConnectionString);
        return Configure(target, last).Build();
    }

    private UpgradeEngineBuilder Configure(UpgradeEngineBuilder builder, int last) => builder
        .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), name => AppliedMigrations.IsMigration(name) && AppliedMigrations.NumberOf(name) <= last)
        .WithVariable("identity", database.Dialect.Identity)
        .WithVariable("blob", database.Dialect.Blob)
        .WithVariable("json_object", database.Dialect.JsonObject)
        .WithVariable("json_true", database.Dialect.JsonTrue)
        .WithVariable("clustered", database.Dialect.Clustered)
        .WithVariable("appendonly", database.Dialect.AppendOnlyAudit)
        .WithVariable("keepreplaced", database.Dialect.KeepReplacedAudit)
        .WithVariable("archivedaudit", database.Dialect.ArchivedAudit)
        .WithVariables(MonthlyInbox.Variables(database.Dialect))
        .WithTransactionPerScript()
        .WithExecutionTimeout(TimeSpan.FromMinutes(10))
        .LogTo(new NoOpUpgradeLog());

    private void EnableWriteAheadLog()
    {
        if (!database.Dialect.SingleWriter)
        {
            return;
        }

        using var connection = new SqliteConnection(database.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma journal_mode = wal";
        command.ExecuteNonQuery();
    }

    [LoggerMessage(LogLevel.Information, "数据库（{Provider}）已升级，执行了 {Count} 个脚本")]
    private partial void LogMigrated(string provider, int count);

    [LoggerMessage(LogLevel.Information, "数据库文件已整理一次：旧版本删除的内容不再留在文件的空闲页里")]
    private partial void LogLeftoversRemoved();

    [LoggerMessage(LogLevel.Warning, "数据库文件没有整理成（磁盘空间不足，或另有进程正在使用），旧版本删除的内容还在文件的空闲页里；下次启动再试")]
    private partial void LogLeftoversLeft(Exception failure);
}
