using Microsoft.Data.Sqlite;

namespace PuyangFabu.Foundation.Storage;

/// <summary>
/// What was deleted before the product overwrote it (<c>secure_delete</c>) still stands in free pages of an older file; the
/// file is written anew once, without them. A mark in the file, SQLite's <c>user_version</c>, says that it was done.
/// </summary>
internal sealed class SqliteLeftovers : IDisposable
{
    private const long Done = 1;

    private readonly SqliteConnection connection;
    private readonly bool isNew;

    /// <summary>To be made before the migrations: whether the file is new shows by its having no table.</summary>
    public SqliteLeftovers(string connectionString)
    {
        connection = new SqliteConnection(connectionString);
        connection.Open();
        isNew = Ask("select count(*) from sqlite_master") == 0;
    }

    /// <returns>True when the file was written anew.</returns>
    /// <exception cref="SqliteException">No room on the disk for the second copy that it takes, or another process is at work; the file is as it was.</exception>
    public bool Remove()
    {
        if (Ask("pragma user_version") >= Done)
        {
            return false;
        }

        if (!isNew)
        {
            Ask("pragma secure_delete = on");
            Run("vacuum");
        }

        Run($"pragma user_version = {Done}");
        Ask("pragma wal_checkpoint(truncate)");
        return !isNew;
    }

    public void Dispose() => connection.Dispose();

    private long Ask(string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        return (long)command.ExecuteScalar()!;
    }

    private void Run(string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
