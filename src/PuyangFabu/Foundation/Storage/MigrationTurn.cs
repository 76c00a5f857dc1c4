using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace PuyangFabu.Foundation.Storage;

/// <summary>Lets one process at a time migrate: a server and a command, or two nodes, may start together on an old database.</summary>
public sealed class MigrationTurn : IDisposable
{
    private const int LongestWaitSeconds = 60;

    /// <summary>Whoever had the file deletes it as he leaves, perhaps just before it is looked for; a file that cannot be made at all is told after so many tries.</summary>
    private const int GoneMeanwhile = 10;

    private readonly IDisposable held;

    private MigrationTurn(IDisposable held) => this.held = held;

    /// <exception cref="StorageException">The database cannot be reached, or another process has been migrating for a minute.</exception>
    public static MigrationTurn Take(Database database) => new(database.Dialect.SingleWriter ? LockFile(database) : LockServer(database));

    public void Dispose() => held.Dispose();

    // Closing the connection gives the lock back, also when the process dies.
    private static NpgsqlConnection LockServer(Database database)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ToString());
        try
        {
            connection.Open();
            connection.Execute("select pg_advisory_lock(410901)", commandTimeout: LongestWaitSeconds);
            return connection;
        }
        catch (Exception failure)
        {
            var server = connection.Host is { Length: > 0 } host ? $" {host}:{connection.Port}" : "";
            connection.Dispose();
            throw new StorageException($"数据库升级失败：连不上数据库{server}（{failure.Message}）；请确认它在运行，地址、用户名和密码正确。", failure);
        }
    }

    private static FileStream LockFile(Database database)
    {
        var path = new SqliteConnectionStringBuilder(database.ConnectionString).DataSource + ".migrating";
        for (var tries = 0; ; tries++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException failure) when (File.Exists(path) || tries < GoneMeanwhile)
            {
                if (tries == LongestWaitSeconds * 10)
                {
                    throw new StorageException("另一个进程正在升级数据库，已等待一分钟；请稍后再试。", failure);
                }

                Thread.Sleep(100);
            }
        }
    }
}
