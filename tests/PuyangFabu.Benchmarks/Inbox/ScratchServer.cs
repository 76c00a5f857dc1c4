using Npgsql;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Benchmarks.Inbox;

/// <summary>A PostgreSQL server with the settings that it has by itself, behind a socket in a folder that only its user may enter.</summary>
internal sealed class ScratchServer : IDisposable
{
    private readonly PostgreSqlPrograms programs;
    private readonly string folder;

    private ScratchServer(PostgreSqlPrograms programs, string folder) => (this.programs, this.folder) = (programs, folder);

    /// <returns>Null, with the reason, where the machine has no PostgreSQL.</returns>
    public static ScratchServer? Start(out string reason)
    {
        var programs = PostgreSqlPrograms.Find(out reason);
        if (programs is null)
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("puyangfabu-pg-").FullName;
        PostgreSqlPrograms.Grant(folder);
        var data = Path.Combine(folder, "data");
        programs.Run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C");
        programs.Run("pg_ctl", "-D", data, "-w", "-l", Path.Combine(folder, "log"), "-o", $"-c listen_addresses= -c unix_socket_directories={folder}", "start");
        return new ScratchServer(programs, folder);
    }

    public async Task<StorageOptions> CreateAsync(string database)
    {
        await using var connection = new NpgsqlConnection(Text("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {database}", connection);
        await command.ExecuteNonQueryAsync();
        return new StorageOptions { Provider = "postgresql", ConnectionString = Text(database) };
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        programs.Run("pg_ctl", "-D", Path.Combine(folder, "data"), "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private string Text(string database) => new NpgsqlConnectionStringBuilder { Host = folder, Database = database, Username = "postgres", CommandTimeout = 0 }.ToString();
}
