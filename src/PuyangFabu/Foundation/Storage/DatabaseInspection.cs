using System.Globalization;

namespace PuyangFabu.Foundation.Storage;

/// <summary>Asks the database how it is.</summary>
public sealed class DatabaseInspection(Database database)
{
    /// <summary>Reads all of an SQLite file: some seconds for a gigabyte.</summary>
    public Task<DatabaseFacts> RunAsync(CancellationToken cancellation) => database.ReadAsync(
        session => session.Dialect.SingleWriter ? SqliteAsync(session) : PostgreSqlAsync(session), cancellation);

    /// <summary>The number of the newest migration in the database, and nothing that takes time.</summary>
    public Task<int> MigrationAsync(CancellationToken cancellation) => database.ReadAsync(AppliedMigrations.NewestInAsync, cancellation);

    /// <summary>Bytes of the whole database; takes no time.</summary>
    public Task<long> SizeAsync(CancellationToken cancellation) => database.ReadAsync(
        static session => session.Dialect.SingleWriter ? SqliteSizeAsync(session) : PostgreSqlSizeAsync(session), cancellation);

    private static async Task<long> SqliteSizeAsync(DbSession session) =>
        await session.ScalarAsync<long>("pragma page_count") * await session.ScalarAsync<long>("pragma page_size");

    private static Task<long> PostgreSqlSizeAsync(DbSession session) => session.ScalarAsync<long>("select pg_database_size(current_database())");

    private static async Task<DatabaseFacts> SqliteAsync(DbSession session)
    {
        var check = await session.ScalarAsync<string>("pragma quick_check(1)");
        return new DatabaseFacts
        {
            Migration = await AppliedMigrations.NewestInAsync(session),
            SizeBytes = await SqliteSizeAsync(session),
            ServerTimeMs = null,
            Damage = check == "ok" ? null : check,
            ReadsBesideWrites = await session.ScalarAsync<string>("pragma journal_mode") == "wal",
        };
    }

    private static async Task<DatabaseFacts> PostgreSqlAsync(DbSession session) => new()
    {
        Migration = await AppliedMigrations.NewestInAsync(session),
        SizeBytes = await PostgreSqlSizeAsync(session),
        ServerTimeMs = long.Parse(
            await session.ScalarAsync<string>("select cast(cast(extract(epoch from clock_timestamp()) * 1000 as bigint) as text)"),
            CultureInfo.InvariantCulture),
        Damage = null,
        ReadsBesideWrites = true,
    };
}

/// <summary>How a database is.</summary>
public sealed record DatabaseFacts
{
    /// <summary>Number of its newest migration; 0 for an empty database.</summary>
    public required int Migration { get; init; }

    public required long SizeBytes { get; init; }

    /// <summary>What the database's own machine takes the time to be; null where it is this machine.</summary>
    public required long? ServerTimeMs { get; init; }

    /// <summary>What is damaged, in the database's words; null when nothing is, or when it has no such check.</summary>
    public required string? Damage { get; init; }

    /// <summary>True when readers and the writer do not wait for each other.</summary>
    public required bool ReadsBesideWrites { get; init; }
}
