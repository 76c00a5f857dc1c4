using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Tests.Foundation.Storage;

public sealed class SqliteLeftoversTests(TestDatabases databases)
{
    private const string Secret = "oDeletedLongAgo0000000000001";

    [Fact]
    public async Task A_file_of_an_older_version_is_freed_once_of_what_it_deleted()
    {
        using var database = databases.Create("sqlite");
        var file = new SqliteConnectionStringBuilder(database.Options.ConnectionString).DataSource;
        await RunAsync(file, "pragma secure_delete = off", $"""
            with recursive n(i) as (select 1 union all select i + 1 from n where i < 500)
            insert into followers (account, open_id, following) select 'puyang', '{Secret}' || i, 1 from n
            """, "delete from followers", "pragma user_version = 0", "pragma wal_checkpoint(truncate)");
        Assert.True(Holds(file));

        Migrate(database);
        Assert.False(Holds(file));

        // Marked as done: a second start reads nothing of it.
        await RunAsync(file, "pragma secure_delete = off", $"insert into followers (account, open_id, following) values ('puyang', '{Secret}', 1)", "delete from followers", "pragma wal_checkpoint(truncate)");
        Migrate(database);
        Assert.True(Holds(file));
    }

    [Fact]
    public async Task What_the_product_deletes_is_overwritten_in_the_file_and_gone_from_the_log()
    {
        using var database = databases.Create("sqlite");
        var file = new SqliteConnectionStringBuilder(database.Options.ConnectionString).DataSource;
        await database.Database.WriteAsync(
            static session => session.ExecuteAsync("insert into followers (account, open_id, following) values ('puyang', @Secret, true)", new { Secret }), CancellationToken.None);
        await database.Database.WriteAsync(static session => session.ExecuteAsync("delete from followers"), CancellationToken.None);
        Assert.True(Holds(file + "-wal"));

        Assert.True(await database.Database.EmptyLogAsync(CancellationToken.None));

        Assert.False(Holds(file));
        Assert.False(Holds(file + "-wal"));
    }

    private static void Migrate(TestDatabase database) => new Migrator(database.Database, NullLogger<Migrator>.Instance).Run();

    private static bool Holds(string file) => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Secret)) >= 0;

    private static async Task RunAsync(string file, params string[] statements)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync();
        }
    }
}
