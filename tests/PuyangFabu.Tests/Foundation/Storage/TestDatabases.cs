using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Foundation.Storage;

[assembly: AssemblyFixture(typeof(TestDatabases))]

namespace PuyangFabu.Tests.Foundation.Storage;

/// <summary>Hands out fresh migrated databases to the whole run; PostgreSQL starts when the first test asks for it.</summary>
public sealed class TestDatabases : IDisposable
{
    private const string Template = "puyangfabu_template";

    private readonly string folder = ScratchSpace.Create("databases-").FullName;
    private readonly Lazy<string> sqliteTemplate;
    private readonly Lazy<PostgreSqlCluster> cluster;
    private int created;

    public TestDatabases()
    {
        // Each test's database has a connection string of its own: what was compiled for a statement would serve that one alone.
        SqlMapper.ConnectionStringComparer = new SameProvider();
        sqliteTemplate = new Lazy<string>(CreateSqliteTemplate);
        cluster = new Lazy<PostgreSqlCluster>(CreateCluster);
    }

    /// <param name="provider"><c>sqlite</c> or <c>postgresql</c>; the test is skipped where there is no PostgreSQL.</param>
    public TestDatabase Create(string provider) => provider == "sqlite" ? CreateSqlite(sqliteTemplate.Value) : CreatePostgreSql(Template);

    /// <summary>A database with what another one holds, that nobody has open.</summary>
    public TestDatabase CopyOf(TestDatabase source) => source.Options.Provider == "sqlite"
        ? CreateSqlite(new SqliteConnectionStringBuilder(source.Options.ConnectionString).DataSource)
        : CreatePostgreSql(new NpgsqlConnectionStringBuilder(source.Options.ConnectionString).Database!);

    /// <summary>A folder that lasts as long as the databases.</summary>
    public string NextFolder() => Directory.CreateDirectory(Path.Combine(folder, $"{Interlocked.Increment(ref created)}")).FullName;

    /// <summary>A database in which not even the migrations ran.</summary>
    public TestDatabase CreateEmpty(string provider) =>
        provider == "sqlite" ? new TestDatabase("sqlite", $"Data Source={NextFile()}") : CreatePostgreSql("template0");

    /// <summary>For tests that have a server to themselves: everybody else would lose theirs too.</summary>
    public void TakePostgreSqlDown() => cluster.Value.TakeDown();

    public void BringPostgreSqlUp()
    {
        cluster.Value.BringUp();

        // The next test's database is to be created, and not over a connection that is gone.
        using var administration = new NpgsqlConnection(cluster.Value.ConnectionTo("postgres"));
        NpgsqlConnection.ClearPool(administration);
    }

    public void Dispose()
    {
        if (cluster.IsValueCreated)
        {
            cluster.Value.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    private TestDatabase CreateSqlite(string template)
    {
        var file = NextFile();
        File.Copy(template, file);
        return new TestDatabase("sqlite", $"Data Source={file}");
    }

    private TestDatabase CreatePostgreSql(string template)
    {
        var name = $"test_{Interlocked.Increment(ref created)}";
        ExecuteOnServer(cluster.Value, $"create database {name} template {template}", copied: true);
        return new TestDatabase("postgresql", cluster.Value.ConnectionTo(name), () => Drop(name));
    }

    // Fifteen hundred of them would be sixteen gigabytes.
    private void Drop(string name)
    {
        try
        {
            ExecuteOnServer(cluster.Value, $"drop database {name} with (force)");
        }
        catch (NpgsqlException)
        {
            // The server was taken down, or is going: its folder goes as a whole.
        }
    }

    private string CreateSqliteTemplate()
    {
        var file = NextFile();
        Migrate("sqlite", $"Data Source={file};Pooling=False");
        return file;
    }

    private static PostgreSqlCluster CreateCluster()
    {
        var programs = PostgreSqlPrograms.Find(out var reason);
        if (programs is null)
        {
            Missing.Skip(reason);
        }

        var cluster = PostgreSqlCluster.Start(programs!);
        try
        {
            ExecuteOnServer(cluster, $"create database {Template}");
            Migrate("postgresql", $"{cluster.ConnectionTo(Template)};Pooling=False");
            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    private static void Migrate(string provider, string connection)
    {
        using var database = new Database(new StorageOptions { Provider = provider, ConnectionString = connection });
        new Migrator(database, NullLogger<Migrator>.Instance).Run();
    }

    /// <param name="copied">File by file, where the server can also do it by way of its log, which takes half as long again.</param>
    private static void ExecuteOnServer(PostgreSqlCluster cluster, string sql, bool copied = false)
    {
        using var connection = new NpgsqlConnection(cluster.ConnectionTo("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand(copied && connection.PostgreSqlVersion.Major >= 15 ? $"{sql} strategy file_copy" : sql, connection);
        command.ExecuteNonQuery();
    }

    private string NextFile() => Path.Combine(folder, $"{Interlocked.Increment(ref created)}.db");
}
