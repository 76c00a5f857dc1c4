using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using PuyangFabu.Storage;
using PuyangFabu.Storage.Retention;

namespace PuyangFabu.Tests.Storage;

/// <summary>One test's own database with a clock that stands still until the test moves it.</summary>
public sealed class TestDatabase : IDisposable
{
    public TestDatabase(string provider, string connectionString)
    {
        Options = new StorageOptions { Provider = provider, ConnectionString = connectionString };
        Database = new Database(Options);
        Changes = new ContentChangeStore(Database, Clock);
    }

    public StorageOptions Options { get; }

    public Database Database { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2016, 6, 28, 15, 30, 0, TimeSpan.FromHours(8)));

    public ContentChangeStore Changes { get; }

    /// <summary>One turn of the cleaning for some kinds of rows.</summary>
    public async Task<int> CleanAsync(params IExpiringRows[] kinds)
    {
        using var cleaner = new RetentionCleaner(kinds, Database, Clock, NullLogger<RetentionCleaner>.Instance);
        return await cleaner.StepAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        Database.Dispose();
        if (Database.Dialect.SingleWriter)
        {
            using var pool = new SqliteConnection(Database.ConnectionString);
            SqliteConnection.ClearPool(pool);
        }
        else
        {
            using var pool = new NpgsqlConnection(Database.ConnectionString);
            NpgsqlConnection.ClearPool(pool);
        }
    }
}
