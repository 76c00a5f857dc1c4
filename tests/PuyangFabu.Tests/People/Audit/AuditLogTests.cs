using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.People.Audit;

public sealed class AuditLogTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Each_entry_is_linked_to_the_one_before(string provider)
    {
        using var database = databases.Create(provider);
        var (log, store) = (new AuditLog(database.Database, database.Clock), new AuditStore(database.Database));

        await log.RecordAsync(Entry("first"), Cancellation);
        await log.RecordAsync(Entry("second"), Cancellation);

        var rows = await store.AfterAsync(0, 10, Cancellation);
        Assert.Equal([1L, 2L], rows.Select(static row => row.Sequence));
        Assert.Equal(AuditHash.Start, rows[0].PreviousHash);
        Assert.Equal(rows[0].Hash, rows[1].PreviousHash);
        Assert.All(rows, static row => Assert.Equal(AuditHash.Of(row), row.Hash));
        Assert.Equal(rows[1].Hash, (await store.HeadAsync(Cancellation)).Hash);
    }

    [Theory, EachDatabase]
    public async Task Fifty_at_once_make_one_chain_without_a_gap(string provider)
    {
        using var database = databases.Create(provider);
        var (log, store) = (new AuditLog(database.Database, database.Clock), new AuditStore(database.Database));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => log.RecordAsync(Entry($"{number}"), Cancellation)));

        var rows = await store.AfterAsync(0, 100, Cancellation);
        Assert.Equal(Enumerable.Range(1, 50).Select(static number => (long)number), rows.Select(static row => row.Sequence));
        Assert.All(rows.Zip(rows.Skip(1)), static pair => Assert.Equal(pair.First.Hash, pair.Second.PreviousHash));
    }

    [Theory, EachDatabase]
    public async Task What_is_refused_inside_a_transaction_leaves_no_entry_and_no_gap(string provider)
    {
        using var database = databases.Create(provider);
        var (log, store) = (new AuditLog(database.Database, database.Clock), new AuditStore(database.Database));

        var outcome = await database.Database.TryWriteAsync<Done>(
            async session =>
            {
                await log.RecordAsync(session, Entry("undone"));
                return Refusal.Stale;
            },
            Cancellation);
        await log.RecordAsync(Entry("done"), Cancellation);

        Assert.Equal(RefusalKind.Stale, outcome.Refusal?.Kind);
        Assert.Equal(["done"], (await store.AfterAsync(0, 10, Cancellation)).Select(static row => row.Comment));
        Assert.Equal(1, (await store.HeadAsync(Cancellation)).Sequence);
    }

    [Theory, EachDatabase]
    public async Task The_database_itself_refuses_to_change_or_remove_an_entry(string provider)
    {
        using var database = databases.Create(provider);
        await new AuditLog(database.Database, database.Clock).RecordAsync(Entry("kept"), Cancellation);

        foreach (var sql in new[] { "delete from audit_log", "update audit_log set comment = 'other'" })
        {
            var failure = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
                () => database.Database.WriteAsync(session => session.ExecuteAsync(sql), Cancellation));
            Assert.Contains("append-only", failure.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("sqlite", "insert or replace into audit_log select * from audit_log where sequence = 2")]
    [InlineData("sqlite", "replace into audit_log select * from audit_log where sequence = 2")]
    [InlineData("sqlite", "update or replace audit_log set sequence = 1 where sequence = 2")]
    [InlineData("sqlite", "insert or replace into audit_log (rowid, {0}) select 2, 9, {1} from audit_log where sequence = 1")]
    [InlineData("sqlite", "insert into audit_log ({0}) select 2, {1} from audit_log where sequence = 1 on conflict (sequence) do update set comment = 'other'")]
    [InlineData("postgresql", "insert into audit_log ({0}) select 2, {1} from audit_log where sequence = 1 on conflict (sequence) do update set comment = 'other'")]
    [InlineData("postgresql", "truncate audit_log")]
    public async Task Nor_can_a_row_be_put_in_the_place_of_another(string provider, string sql)
    {
        using var database = databases.Create(provider);
        var (log, store) = (new AuditLog(database.Database, database.Clock), new AuditStore(database.Database));
        await log.RecordAsync(Entry("first"), Cancellation);
        await log.RecordAsync(Entry("second"), Cancellation);
        const string others = "at_ms, operator_id, operator_name, address, action, refused, target_kind, target_id, content_hash, before_json, after_json, comment, previous_hash, hash";

        var failure = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => database.Database.WriteAsync(
            session => session.ExecuteAsync(sql.Replace("{0}", $"sequence, {others}", StringComparison.Ordinal).Replace("{1}", others, StringComparison.Ordinal)), Cancellation));

        Assert.Contains("append-only", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["first", "second"], (await store.AfterAsync(0, 10, Cancellation)).Select(static row => row.Comment));
    }

    private static AuditEntry Entry(string comment) => new()
    {
        Actor = Actor.CommandLine,
        Action = "test.record",
        Comment = comment,
        After = new { Title = "标题", Zero = "a\0b" },
    };
}
