using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Tests.Foundation.Storage;

public sealed class DatabaseTests(TestDatabases databases)
{
    private const string Insert = "insert into synonym_groups (words, updated_ms) values (@words, 0)";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_transaction_that_throws_leaves_nothing(string provider)
    {
        using var database = databases.Create(provider);

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(Insert, new { words = "甲" });
                throw new InvalidOperationException("Changed my mind.");
            },
            Cancellation));

        Assert.Equal(0, await CountAsync(database));
    }

    [Theory, EachDatabase]
    public async Task Many_writers_at_once_all_get_through(string provider)
    {
        using var database = databases.Create(provider);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => database.Database.WriteAsync(
            session => session.ExecuteAsync(Insert, new { words = $"{number}" }), Cancellation)));

        Assert.Equal(50, await CountAsync(database));
    }

    [Theory, EachDatabase]
    public async Task Readers_do_not_wait_for_a_writer(string provider)
    {
        using var database = databases.Create(provider);

        await database.Database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(Insert, new { words = "甲" });
                Assert.Equal(0, await CountAsync(database));
            },
            Cancellation);

        Assert.Equal(1, await CountAsync(database));
    }

    [Fact]
    public async Task A_writer_that_gives_up_waiting_does_not_take_the_turn_of_the_next()
    {
        using var database = databases.Create("sqlite");
        using var impatient = new CancellationTokenSource();
        await database.Database.WriteAsync(
            async session =>
            {
                var waiting = database.Database.WriteAsync(static _ => Task.CompletedTask, impatient.Token);
                await impatient.CancelAsync();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
                await session.ExecuteAsync(Insert, new { words = "甲" });
            },
            Cancellation);

        await database.Database.WriteAsync(static session => session.ExecuteAsync(Insert, new { words = "乙" }), Cancellation);
        Assert.Equal(2, await CountAsync(database));
    }

    [Fact]
    public async Task Sqlite_keeps_foreign_keys_and_writes_through_to_the_disk()
    {
        using var database = databases.Create("sqlite");

        var settings = await database.Database.ReadAsync(
            static async session => (
                ForeignKeys: await session.ScalarAsync<long>("pragma foreign_keys"),
                Journal: await session.ScalarAsync<string>("pragma journal_mode"),
                Synchronous: await session.ScalarAsync<long>("pragma synchronous")),
            Cancellation);

        Assert.Equal((1, "wal", 2), settings);
    }

    [Theory]
    [InlineData("Host=db", 40)]
    [InlineData("Host=db;Max Auto Prepare=0", 0)]
    [InlineData("Host=db;MaxAutoPrepare=7", 7)]
    public void Postgresql_keeps_plans_unless_told_otherwise(string connection, int prepared)
    {
        using var database = new Database(new StorageOptions { Provider = "postgresql", ConnectionString = connection });

        Assert.Equal(prepared, new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString).MaxAutoPrepare);
    }

    private static Task<long> CountAsync(TestDatabase database) => database.Database.ReadAsync(
        static session => session.ScalarAsync<long>("select count(*) from synonym_groups"), Cancellation);
}
