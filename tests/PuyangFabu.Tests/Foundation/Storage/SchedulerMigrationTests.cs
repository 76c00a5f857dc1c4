using Microsoft.Extensions.Logging.Abstractions;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Schema;

namespace PuyangFabu.Tests.Foundation.Storage;

/// <summary>The tables of the scheduler that older versions had go with it.</summary>
public sealed class SchedulerMigrationTests(TestDatabases databases)
{
    private const string Sqlite = "select count(*) from sqlite_master where lower(name) like '%qrtz%'";
    private const string PostgreSql = "select count(*) from pg_class where relnamespace = current_schema()::regnamespace and relname like '%qrtz%'";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_database_in_which_a_scheduler_was_at_work_is_upgraded_and_keeps_nothing_of_it(string provider)
    {
        using var database = databases.CreateEmpty(provider);
        var migrator = new Migrator(database.Database, NullLogger<Migrator>.Instance);
        migrator.Run(27);
        await database.Database.WriteAsync(session => session.ExecuteAsync(SchedulerTables.Create), Cancellation);
        if (database.Database.Dialect.SingleWriter)
        {
            await database.Database.WriteAsync(static session => session.ExecuteAsync(SchedulerTables.Cascade), Cancellation);
        }

        var before = await TablesAsync(database);
        Assert.NotEqual(0, await LeftAsync(database));

        Assert.NotEmpty(migrator.Run(28));

        Assert.Equal(0, await LeftAsync(database));
        Assert.Equal(before, await TablesAsync(database));
        migrator.Run();
        Assert.Empty(migrator.Run());
    }

    // What a backup of a database takes that was not upgraded yet: nothing of the scheduler's.
    private static async Task<IEnumerable<string>> TablesAsync(TestDatabase database) =>
        (await database.Database.ReadAsync(SchemaReader.ReadAsync, Cancellation)).Select(static table => table.Name);

    private static Task<long> LeftAsync(TestDatabase database) => database.Database.ReadAsync(
        session => session.ScalarAsync<long>(session.Dialect.SingleWriter ? Sqlite : PostgreSql), Cancellation);
}
