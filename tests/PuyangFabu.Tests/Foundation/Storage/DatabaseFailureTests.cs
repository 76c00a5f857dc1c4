using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Tests.Foundation.Storage;

public sealed class DatabaseFailureTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_locked_sqlite_file_is_contention()
    {
        using var database = databases.Create("sqlite");
        await using var other = new SqliteConnection(database.Options.ConnectionString + ";Pooling=False");
        await other.OpenAsync(Cancellation);
        await using var locking = await other.BeginTransactionAsync(Cancellation);
        await using var connection = await database.Database.OpenApartAsync(Cancellation);

        var failure = await Assert.ThrowsAsync<SqliteException>(async () => await connection.BeginTransactionAsync(Cancellation));

        Assert.False(failure.IsTransient);
        Assert.Equal((DatabaseFailure.Contention, true, false), Judged(database, failure));
    }

    [Fact]
    public async Task A_locked_postgresql_row_is_contention()
    {
        using var database = databases.Create("postgresql");
        await using var other = await database.Database.OpenAsync(Cancellation);
        await using var locking = await other.BeginTransactionAsync(Cancellation);
        await new DbSession(other, locking, database.Database.Dialect, Cancellation).ExecuteAsync("lock table inbox");

        var failure = await Assert.ThrowsAsync<PostgresException>(() => database.Database.WriteAsync(
            static async session =>
            {
                await session.ExecuteAsync("set local lock_timeout = '20ms'");
                await session.ExecuteAsync("delete from inbox");
            },
            Cancellation));

        Assert.Equal((DatabaseFailure.Contention, true, false), Judged(database, failure));
    }

    [Theory, EachDatabase]
    public async Task A_wrong_value_or_statement_blames_the_statement(string provider)
    {
        using var database = databases.Create(provider);
        foreach (var sql in new[] { "insert into nowhere values (1)", "insert into inbox (account) values ('a')", "insert into followers (account, open_id, following) values (null, null, null)" })
        {
            var failure = await Assert.ThrowsAnyAsync<DbException>(() => database.Database.WriteAsync(session => session.ExecuteAsync(sql), Cancellation));
            Assert.Equal((DatabaseFailure.Statement, false, true), Judged(database, failure));
        }
    }

    [Theory]
    [InlineData("sqlite", "create trigger refuses before insert on inbox begin select raise(abort, 'no'); end", "insert into inbox (account, open_id, kind, received_ms, message, reason, elapsed_us) values ('', '', '', 0, '', '', 0)")]
    [InlineData("postgresql", "select 1", "do 'begin raise exception ''no''; end'")]
    public async Task A_trigger_that_refuses_a_row_blames_the_statement(string provider, string prepare, string sql)
    {
        using var database = databases.Create(provider);
        await database.Database.WriteAsync(session => session.ExecuteAsync(prepare), Cancellation);
        var failure = await Assert.ThrowsAnyAsync<DbException>(() => database.Database.WriteAsync(session => session.ExecuteAsync(sql), Cancellation));
        Assert.Equal((DatabaseFailure.Statement, false, true), Judged(database, failure));
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_unavailable()
    {
        using var database = new Database(new StorageOptions { Provider = "postgresql", ConnectionString = "Host=127.0.0.1;Port=1;Username=x;Password=x" });
        var failure = await Assert.ThrowsAnyAsync<DbException>(() => database.OpenAsync(Cancellation));
        Assert.Equal(DatabaseFailure.Unavailable, database.Dialect.Judge(failure));
        Assert.Equal(DatabaseFailure.Unavailable, SqlDialect.Sqlite.Judge(new SqliteException("disk full", SQLitePCL.raw.SQLITE_FULL)));
        Assert.Equal(DatabaseFailure.Unavailable, SqlDialect.PostgreSql.Judge(new PostgresException("disk full", "ERROR", "ERROR", PostgresErrorCodes.DiskFull)));
    }

    [Fact]
    public async Task A_process_that_stands_still_in_a_transaction_loses_it_and_its_rows_to_the_others()
    {
        using var database = databases.Create("postgresql");
        Assert.Equal("5s", await database.Database.ReadAsync(static session => session.ScalarAsync<string>("show idle_in_transaction_session_timeout"), Cancellation));
        await using var stuck = await database.Database.OpenApartAsync(Cancellation);
        await using var transaction = await stuck.BeginTransactionAsync(Cancellation);
        var held = new DbSession(stuck, transaction, database.Database.Dialect, Cancellation);
        Assert.Equal("2500ms", await held.ScalarAsync<string>("show idle_in_transaction_session_timeout"));
        await held.ExecuteAsync("set local idle_in_transaction_session_timeout = '50ms'");
        await held.ExecuteAsync("lock table inbox");

        // Waits for the server to end the other one.
        await database.Database.WriteAsync(static session => session.ExecuteAsync("delete from inbox"), Cancellation);

        var failure = await Assert.ThrowsAnyAsync<DbException>(() => transaction.CommitAsync(Cancellation));
        Assert.False(database.Database.Dialect.Blames(failure), failure.ToString());
    }

    [Fact]
    public async Task Who_reads_a_snapshot_may_take_his_time()
    {
        using var database = databases.Create("postgresql");

        Assert.Equal("0", await database.Database.SnapshotAsync(static session => session.ScalarAsync<string>("show idle_in_transaction_session_timeout"), Cancellation));
    }

    [Fact]
    public async Task Two_transactions_that_wait_for_each_other_both_get_through()
    {
        using var database = databases.Create("postgresql");
        await database.Database.WriteAsync(static session => session.ExecuteAsync("insert into synonym_groups (id, words, updated_ms) values (1, 'a', 0), (2, 'b', 0)"), Cancellation);
        var tries = 0;
        using var both = new Barrier(2);
        await Task.WhenAll(ChangeAsync(1, 2), ChangeAsync(2, 1));

        Assert.Equal(3, tries);
        Assert.Equal(4, await database.Database.ReadAsync(static session => session.ScalarAsync<long>("select sum(updated_ms) from synonym_groups"), Cancellation));

        Task ChangeAsync(long first, long second)
        {
            var begun = false;
            return Task.Run(() => database.Database.WriteAsync(
                async session =>
                {
                    Interlocked.Increment(ref tries);
                    await session.ExecuteAsync("set local deadlock_timeout = '10ms'");
                    await AddAsync(session, first);
                    if (!begun)
                    {
                        begun = true;
                        both.SignalAndWait(Cancellation);
                    }

                    await AddAsync(session, second);
                },
                Cancellation));
        }

        static Task AddAsync(DbSession session, long id) => session.ExecuteAsync("update synonym_groups set updated_ms = updated_ms + 1 where id = @id", new { id });
    }

    [Fact]
    public async Task Who_writes_what_another_wrote_since_he_looked_looks_again()
    {
        using var database = databases.Create("postgresql");
        var looks = new List<long>();

        var written = await database.Database.WriteAsync(
            async session =>
            {
                looks.Add(await session.ScalarAsync<long>("select count(*) from synonym_groups where id = 1"));
                if (looks is [0])
                {
                    await database.Database.WriteAsync(InsertAsync, Cancellation);
                }

                return looks[^1] > 0 ? 0 : await InsertAsync(session);
            },
            Cancellation);

        Assert.Equal([0, 1], looks);
        Assert.Equal(0, written);

        // What is taken for good is told after as many tries as any other.
        var failure = await Assert.ThrowsAsync<PostgresException>(() => database.Database.WriteAsync(InsertAsync, Cancellation));
        Assert.Equal(DatabaseFailure.Statement, database.Database.Dialect.Judge(failure));

        static Task<int> InsertAsync(DbSession session) => session.ExecuteAsync("insert into synonym_groups (id, words, updated_ms) values (1, 'a', 0)");
    }

    private static (DatabaseFailure Kind, bool Contention, bool Blames) Judged(TestDatabase database, DbException failure) =>
        (database.Database.Dialect.Judge(failure), database.Database.Dialect.IsContention(failure), database.Database.Dialect.Blames(failure));
}
