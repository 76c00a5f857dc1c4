using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace PuyangFabu.Foundation.Storage;

/// <summary>Where the database is looked for, and whether there is one.</summary>
public sealed class DatabasePlace(Database database, DatabaseInspection inspection)
{
    /// <summary>For people; never a password.</summary>
    public override string ToString()
    {
        if (database.Dialect.SingleWriter)
        {
            return new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
        }

        var text = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        return $"{text.Host}:{text.Port} 上的数据库 {text.Database}";
    }

    /// <summary>True when there is a file, or a server that must be asked.</summary>
    public bool Exists => !database.Dialect.SingleWriter || new FileInfo(ToString()) is { Exists: true, Length: > 0 };

    /// <summary>For commands that work on what is there: started in the wrong folder they would report success about nothing.</summary>
    /// <exception cref="StorageException">There is none, or it cannot be reached; the message says where it was looked for.</exception>
    public async Task RequireAsync(CancellationToken cancellation)
    {
        try
        {
            if (Exists && await inspection.MigrationAsync(cancellation) > 0)
            {
                return;
            }
        }
        catch (DbException failure)
        {
            throw new StorageException($"无法访问数据库（{this}）：{failure.Message}", failure);
        }

        throw new StorageException(
            $"没有找到数据：在 {this} 还没有濮阳发布的数据库（当前目录 {Directory.GetCurrentDirectory()}）。请到安装所用的目录、以服务的设置运行这个命令，或用 --Storage:DataDirectory 指明；要在这里新建，先运行 migrate。");
    }
}
