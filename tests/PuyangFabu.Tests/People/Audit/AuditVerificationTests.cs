using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Audit;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.People.Audit;

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

    [Theory]
    [InlineData("sqlite", "0")]
    [InlineData("sqlite", "-7")]
    [InlineData("sqlite", "2.5")]
    [InlineData("sqlite", "99.5")]
    [InlineData("sqlite", "'x'")]
    [InlineData("postgresql", "0")]
    [InlineData("postgresql", "-7")]
    public async Task An_entry_under_a_number_that_none_can_have_is_found_and_named(string provider, string number)
    {
        using var record = await Record.OfAsync(databases.Create(provider), 5);
        await record.TamperAsync(
            $"""
            insert into audit_log select {number}, at_ms, operator_id, operator_name, address, action, refused, target_kind, target_id,
                content_hash, before_json, after_json, comment, previous_hash, hash from audit_log where sequence = 5
            """);

        var verdict = await record.VerifyAsync();
        Assert.False(verdict.Valid);
        Assert.Contains($"编号为 {number.Trim('\'')} 的记录", verdict.Reason, StringComparison.Ordinal);
        Assert.Equal(5, (await record.Store.BeforeAsync(100, 10, Cancellation)).Count(static row => row.Sequence > 0));
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
        await record.AnchorAsync();
        await record.TamperAsync("delete from audit_log");
        await record.TamperAsync("update audit_head set sequence = 0, hash = @Start", new { AuditHash.Start });
        await record.AddAsync(6, "rewritten");

        Assert.Equal(5, (await record.VerifyAsync()).FirstBroken);
    }

    [Theory, EachDatabase]
    public async Task A_tail_cut_off_with_its_head_is_found_by_its_anchor(string provider)
    {
        using var record = await Record.OfAsync(databases.Create(provider), 5);
        await record.AnchorAsync();
        var third = (await record.Store.AfterAsync(2, 1, Cancellation))[0];
        await record.TamperAsync("delete from audit_log where sequence > 3");
        await record.TamperAsync("update audit_head set sequence = 3, hash = @Hash", third);

        Assert.Equal(4, (await record.VerifyAsync()).FirstBroken);
    }

    [Theory, EachDatabase]
    public async Task A_head_that_was_put_back_does_not_stop_the_record_and_is_seen_for_good(string provider)
    {
        using var record = await Record.OfAsync(databases.Create(provider), 5);
        await record.TamperAsync("update audit_head set sequence = 2, hash = 'x'");
        await record.AddAsync(1, "goes on");
        Assert.Equal(6, (await record.VerifyAsync()).FirstBroken);

        await record.TamperAsync("delete from audit_head");
        Assert.False((await record.VerifyAsync()).Valid);
        await record.AddAsync(1, "goes on");
        Assert.Equal(7, (await record.Store.AfterAsync(6, 2, Cancellation)).Single().Sequence);
    }

    private sealed class Record : IDisposable
    {
        private readonly TestDatabase database;
        private readonly ScratchFolder folder = new();
        private readonly RecordKeeping keeping;

        private Record(TestDatabase database)
        {
            this.database = database;
            keeping = new RecordKeeping(database, new StorageOptions { DataDirectory = folder.Path });
        }

        public AuditStore Store => keeping.Store;

        public static async Task<Record> OfAsync(TestDatabase database, int entries)
        {
            var record = new Record(database);
            await record.AddAsync(entries, "entry");
            return record;
        }

        public Task AddAsync(int entries, string comment) => keeping.AddAsync(entries, comment);

        public Task<AuditVerdict> VerifyAsync() => keeping.VerifyAsync();

        public async Task AnchorAsync() => Assert.True(await keeping.AnchorAsync());

        public Task TamperAsync(string sql, object? parameters = null) => keeping.TamperAsync(sql, parameters);

        public void Dispose()
        {
            folder.Dispose();
            database.Dispose();
        }
    }
}
