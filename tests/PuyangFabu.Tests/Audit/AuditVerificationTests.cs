using PuyangFabu.Audit;
using PuyangFabu.Operators;
using PuyangFabu.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.Storage;

namespace PuyangFabu.Tests.Audit;

public sealed class AuditVerificationTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_record_that_nobody_touched_is_valid(string provider)
    {
        using var record = await Record.OfAsync(databases.Create(provider), 5);

        var verdict = await record.VerifyAsync();

        Assert.True(verdict.Valid);
        Assert.Equal(5, verdict.Count);
    }

    [Theory, EachDatabase]
    public async Task An_empty_record_is_valid(string provider)
    {
        using var record = await Record.OfAsync(databases.Create(provider), 0);

        Assert.True((await record.VerifyAsync()).Valid);
    }

    [Theory, EachDatabase]
    public async Task A_changed_word_is_found_in_every_column(string provider)
    {
        foreach (var column in new[] { "operator_name", "address", "action", "refused", "target_kind", "target_id", "content_hash", "before_json", "after_json", "comment" })
        {
            using var record = await Record.OfAsync(databases.Create(provider), 5);
            await record.TamperAsync($"update audit_log set {column} = {column} || 'x' where sequence = 3");

            Assert.Equal((column, 3L), (column, (await record.VerifyAsync()).FirstBroken));
        }

        foreach (var column in new[] { "at_ms", "operator_id" })
        {
            using var record = await Record.OfAsync(databases.Create(provider), 5);
            await record.TamperAsync($"update audit_log set {column} = 7 where sequence = 3");

            Assert.Equal((column, 3L), (column, (await record.VerifyAsync()).FirstBroken));
        }
    }

    [Theory, EachDatabase]
    public async Task A_changed_entry_with_a_hash_that_fits_is_found_at_the_next_one(string provider)
    {
        using var record = await Record.OfAsync(databases.Create(provider), 5);
        var row = (await record.Store.AfterAsync(2, 1, Cancellation))[0] with { Comment = "forged" };
        await record.TamperAsync("update audit_log set comment = @Comment, hash = @Hash where sequence = 3", row with { Hash = AuditHash.Of(row) });

        Assert.Equal(4, (await record.VerifyAsync()).FirstBroken);
    }

    [Theory, EachDatabase]
    public async Task A_removed_entry_is_found(string provider)
    {
        foreach (var removed in new[] { 1L, 3L, 5L })
        {
            using var record = await Record.OfAsync(databases.Create(provider), 5);
            await record.TamperAsync("delete from audit_log where sequence = @removed", new { removed });

            Assert.Equal(removed, (await record.VerifyAsync()).FirstBroken);
        }
    }

    [Theory, EachDatabase]
    public async Task An_entry_inserted_behind_the_head_is_found_even_when_its_hash_fits(string provider)
    {
        using var record = await Record.OfAsync(databases.Create(provider), 5);
        var last = (await record.Store.AfterAsync(4, 1, Cancellation))[0];
        var forged = last with { Sequence = 6, PreviousHash = last.Hash, Comment = "forged" };
        await record.TamperAsync(
            """
            insert into audit_log select 6, at_ms, operator_id, operator_name, address, action, refused, target_kind, target_id,
                content_hash, before_json, after_json, 'forged', hash, @Hash from audit_log where sequence = 5
            """,
            new { Hash = AuditHash.Of(forged) });

        Assert.Equal(6, (await record.VerifyAsync()).FirstBroken);
    }

    [Theory, EachDatabase]
    public async Task A_last_entry_replaced_by_one_whose_hash_fits_is_found_by_the_head(string provider)
    {
        using var record = await Record.OfAsync(databases.Create(provider), 5);
        var row = (await record.Store.AfterAsync(4, 1, Cancellation))[0] with { Comment = "forged" };
        await record.TamperAsync("update audit_log set comment = @Comment, hash = @Hash where sequence = 5", row with { Hash = AuditHash.Of(row) });

        Assert.Equal(5, (await record.VerifyAsync()).FirstBroken);
    }

    [Theory, EachDatabase]
    public async Task A_record_rewritten_whole_is_found_by_its_anchor(string provider)
    {
        using var record = await Record.OfAsync(databases.Create(provider), 5);
        record.Anchor(await record.Store.HeadAsync(Cancellation));
        await record.TamperAsync("delete from audit_log");
        await record.TamperAsync("update audit_head set sequence = 0, hash = @Start", new { AuditHash.Start });
        await record.AddAsync(6, "rewritten");

        Assert.Equal(5, (await record.VerifyAsync()).FirstBroken);
    }

    [Theory, EachDatabase]
    public async Task A_tail_cut_off_with_its_head_is_found_by_its_anchor(string provider)
    {
        using var record = await Record.OfAsync(databases.Create(provider), 5);
        record.Anchor(await record.Store.HeadAsync(Cancellation));
        var third = (await record.Store.AfterAsync(2, 1, Cancellation))[0];
        await record.TamperAsync("delete from audit_log where sequence > 3");
        await record.TamperAsync("update audit_head set sequence = 3, hash = @Hash", third);

        Assert.Equal(4, (await record.VerifyAsync()).FirstBroken);
    }

    [Fact]
    public async Task The_same_end_is_anchored_once_a_day()
    {
        using var record = await Record.OfAsync(databases.Create("sqlite"), 2);
        var head = await record.Store.HeadAsync(Cancellation);

        Assert.True(record.Anchor(head));
        Assert.False(record.Anchor(head));
        await record.AddAsync(1, "more");
        Assert.True(record.Anchor(await record.Store.HeadAsync(Cancellation)));
        Assert.Equal([2L, 3L], record.Anchors.Read().Keys.Order());
        Assert.Equal(new DateOnly(2016, 6, 28), record.Anchors.LastDay());
    }

    private sealed class Record : IDisposable
    {
        private readonly TestDatabase database;
        private readonly ScratchFolder folder = new();

        private Record(TestDatabase database)
        {
            this.database = database;
            Store = new AuditStore(database.Database);
            Anchors = new AuditAnchors(new StorageOptions { DataDirectory = folder.Path });
        }

        public AuditStore Store { get; }

        public AuditAnchors Anchors { get; }

        public static async Task<Record> OfAsync(TestDatabase database, int entries)
        {
            var record = new Record(database);
            await record.AddAsync(entries, "entry");
            return record;
        }

        public async Task AddAsync(int entries, string comment)
        {
            var log = new AuditLog(database.Database, database.Clock);
            for (var number = 0; number < entries; number++)
            {
                await log.RecordAsync(new AuditEntry { Actor = Actor.CommandLine, Action = "test.record", Comment = $"{comment} {number}" }, Cancellation);
            }
        }

        public Task<AuditVerdict> VerifyAsync() => new AuditVerification(Store, Anchors).RunAsync(Cancellation);

        public bool Anchor(AuditHead head) => Anchors.Write(head, database.Clock.NowMs());

        /// <summary>Does what only someone with the database in his hands can do: takes the triggers away first.</summary>
        public Task TamperAsync(string sql, object? parameters = null) => database.Database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(database.Database.Dialect.SingleWriter
                    ? "drop trigger if exists audit_log_keeps_rows; drop trigger if exists audit_log_keeps_words"
                    : "alter table audit_log disable trigger user");
                Assert.NotEqual(0, await session.ExecuteAsync(sql, parameters));
            },
            Cancellation);

        public void Dispose()
        {
            folder.Dispose();
            database.Dispose();
        }
    }
}
