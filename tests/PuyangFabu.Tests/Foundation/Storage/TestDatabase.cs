using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;

namespace PuyangFabu.Tests.Foundation.Storage;

/// <summary>One test's own database with a clock that stands still until the test moves it.</summary>
public sealed class TestDatabase : IDisposable
{
    private readonly Action? drop;

    /// <param name="drop">Takes it off the server it lies on.</param>
    public TestDatabase(string provider, string connectionString, Action? drop = null)
    {
        this.drop = drop;
        Options = new StorageOptions { Provider = provider, ConnectionString = connectionString };
        Database = new Database(Options);
        Changes = new ContentChangeStore(Database, Clock);
    }

    public StorageOptions Options { get; }

    public Database Database { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2016, 6, 28, 15, 30, 0, TimeSpan.FromHours(8)));

    public ContentChangeStore Changes { get; }

    /// <summary>One turn of the cleaning for some kinds of rows.</summary>
    public Task CleanAsync(params IExpiringRows[] kinds) =>
        new RetentionCleaner(kinds, Database, Clock, NullLogger<RetentionCleaner>.Instance).StepAsync(TestContext.Current.CancellationToken);

    /// <summary>Makes PostgreSQL take the first transaction back in favour of another one that does this to a row of the table.</summary>
    /// <param name="when">Condition of a trigger on <c>new</c> and <c>old</c>.</param>
    public Task DeadlockOnceAsync(string table, string operation, string when) => Database.WriteAsync(
        session => session.ExecuteAsync(
            $"""
            create sequence deadlocks;
            create function falls_victim() returns trigger language plpgsql as
                'begin if nextval(''deadlocks'') = 1 then raise exception using errcode = ''40P01''; end if; return new; end;';
            create trigger {table}_falls_victim before {operation} on {table} for each row when ({when}) execute function falls_victim();
            """),
        TestContext.Current.CancellationToken);

    /// <summary>How often that was done, undone or not; 2 after <see cref="DeadlockOnceAsync"/> and one work that ran again.</summary>
    public Task<long> TriesAsync() => Database.ReadAsync(
        static session => session.ScalarAsync<long>("select last_value from deadlocks"), TestContext.Current.CancellationToken);

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

        drop?.Invoke();
    }
}
