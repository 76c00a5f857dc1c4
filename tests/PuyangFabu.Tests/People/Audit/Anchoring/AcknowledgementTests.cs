using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit.Anchoring;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.People.Audit.Anchoring;

/// <summary>What a person acknowledges is what he saw, what the entry tells, and all that counts as known from then on.</summary>
public sealed class AcknowledgementTests(TestDatabases databases) : IDisposable
{
    private readonly ScratchFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory, EachDatabase]
    public async Task A_contradiction_that_changed_since_it_was_seen_is_not_acknowledged(string provider)
    {
        using var database = databases.Create(provider);
        var record = await BrokenAsync(database);
        var seen = (await record.VerifyAsync()).Contradiction;
        await record.TamperAsync("update audit_log set comment = 'forged too' where sequence = 3");

        var outcome = await record.Acknowledgement.RunAsync(
            new AcknowledgementInput { Comment = "看过第 2 条", Contradiction = seen }, Actor.CommandLine, Cancellation);

        Assert.Equal("contradictionChanged", outcome.Refusal?.Code);
        Assert.Equal(0, await EntriesAsync(database));
        Assert.NotEmpty(record.Lines());
        Assert.True((await record.VerifyAsync()).Open);
        Assert.Equal("badInput", (await record.Acknowledgement.RunAsync(new AcknowledgementInput { Comment = "没有写明" }, Actor.CommandLine, Cancellation)).Refusal?.Code);
    }

    [Theory, EachDatabase]
    public async Task What_is_tampered_with_in_that_very_moment_is_not_acknowledged_with_it(string provider)
    {
        using var database = databases.Create(provider);
        var record = await BrokenAsync(database);
        var seen = (await record.VerifyAsync()).Contradiction;
        var tampered = 0;

        // The clock is read after the verification and before the entry is written.
        var acknowledging = record.Acknowledging(new HookedClock(
            database.Clock,
            () => Interlocked.Increment(ref tampered) == 1 ? record.TamperAsync("update audit_log set comment = 'forged meanwhile' where sequence = 3") : Task.CompletedTask));
        var outcome = await acknowledging.RunAsync(new AcknowledgementInput { Comment = "看过第 2 条", Contradiction = seen }, Actor.CommandLine, Cancellation);

        Assert.False(outcome.IsRefused);
        Assert.True(outcome.Value.Open);
        Assert.True((await record.VerifyAsync()).Open);
        Assert.False(await record.AnchorAsync());
    }

    [Theory, EachDatabase]
    public async Task Of_two_who_acknowledge_at_once_one_does(string provider)
    {
        using var database = databases.Create(provider);
        var record = await BrokenAsync(database);
        var input = new AcknowledgementInput { Comment = "查明了", Contradiction = (await record.VerifyAsync()).Contradiction };

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => record.Acknowledgement.RunAsync(input, Actor.CommandLine, Cancellation)));

        Assert.Single(outcomes, static outcome => !outcome.IsRefused);
        Assert.All(outcomes.Where(static outcome => outcome.IsRefused), static outcome => Assert.Contains(outcome.Refusal!.Code, new[] { "contradictionChanged", "nothingToAcknowledge" }));
        Assert.Equal(1, await EntriesAsync(database));
        Assert.Single(Directory.GetDirectories(folder.Path, "audit-anchors.acknowledged-*"));
        Assert.False((await record.VerifyAsync()).Open);
    }

    [Theory]
    [InlineData("delete from audit_log where sequence = 5")]
    [InlineData("delete from audit_log where sequence in (1, 4)")]
    [InlineData("update audit_head set sequence = 9")]
    [InlineData("update audit_head set sequence = 2")]
    [InlineData("update audit_head set hash = 'x'")]
    [InlineData("delete from audit_head")]
    [InlineData("update audit_log set comment = 'x' where sequence = 5")]
    public async Task Whatever_was_done_to_the_end_it_stays_acknowledged_while_the_record_goes_on(string sql)
    {
        foreach (var provider in new[] { "sqlite", "postgresql" })
        {
            using var scratch = new ScratchFolder();
            using var database = databases.Create(provider);
            var record = new RecordKeeping(database, new StorageOptions { DataDirectory = scratch.Path });
            await record.AddAsync(5, "entry");
            Assert.True(await record.AnchorAsync());
            await record.TamperAsync(sql);

            Assert.False((await record.AcknowledgeAsync("查明了")).Value.Open);

            await record.AddAsync(2, "on");
            Assert.True(await record.AnchorAsync());
            Assert.False((await record.VerifyAsync()).Open);
            await record.TamperAsync("update audit_log set comment = 'new' where sequence = 3");
            Assert.True((await record.VerifyAsync()).Open);
        }
    }

    [Fact]
    public async Task A_transaction_that_runs_again_moves_the_anchors_once_and_tells_where_to()
    {
        using var database = databases.Create("postgresql");
        var record = await BrokenAsync(database);
        await database.DeadlockOnceAsync("audit_anchor_head", "update", "new.acknowledged <> old.acknowledged");

        Assert.False((await record.AcknowledgeAsync("查明了")).Value.Open);

        Assert.Equal(2, await database.TriesAsync());
        var moved = Path.GetFileName(Assert.Single(Directory.GetDirectories(folder.Path, "audit-anchors.acknowledged-*")));
        Assert.Contains(moved, await database.Database.ReadAsync(
            static session => session.FirstOrDefaultAsync<string>("select after_json from audit_log where action = 'audit.acknowledge'"), Cancellation), StringComparison.Ordinal);
        Assert.True(await record.AnchorAsync());
    }

    [Theory, EachDatabase]
    public async Task Where_the_entry_cannot_be_written_the_anchors_are_where_they_were(string provider)
    {
        using var database = databases.Create(provider);
        var record = await BrokenAsync(database);
        var lines = record.Lines();
        await database.Database.WriteAsync(
            static session => session.ExecuteAsync(session.Dialect.SingleWriter
                ? "create trigger full_disk before update of acknowledged on audit_anchor_head begin select raise(abort, 'disk full'); end"
                : """
                  create function full_disk() returns trigger language plpgsql as 'begin raise exception using errcode = ''53100''; end;';
                  create trigger full_disk before update on audit_anchor_head for each row when (new.acknowledged <> old.acknowledged) execute function full_disk();
                  """),
            Cancellation);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => record.AcknowledgeAsync("查明了"));

        Assert.Equal(lines, record.Lines());
        Assert.Empty(Directory.GetDirectories(folder.Path, "audit-anchors.acknowledged-*"));
        Assert.True((await record.VerifyAsync()).Open);
    }

    [Fact]
    public async Task Where_the_folder_is_a_link_the_other_end_is_renamed_and_the_link_stays()
    {
        using var shared = new ScratchFolder();
        Directory.CreateSymbolicLink(folder.File("audit-anchors"), Directory.CreateDirectory(shared.File("of-all-nodes")).FullName);
        using var database = databases.Create("sqlite");
        var record = await BrokenAsync(database);

        Assert.False((await record.AcknowledgeAsync("查明了")).Value.Open);

        Assert.True(await record.AnchorAsync());
        Assert.NotNull(new DirectoryInfo(record.Files.Folder).LinkTarget);
        Assert.Single(Directory.GetFiles(shared.File("of-all-nodes")));
        Assert.Single(Directory.GetDirectories(shared.Path, "of-all-nodes.acknowledged-*"));
    }

    private async Task<RecordKeeping> BrokenAsync(TestDatabase database)
    {
        var record = new RecordKeeping(database, new StorageOptions { DataDirectory = folder.Path });
        await record.AddAsync(5, "entry");
        Assert.True(await record.AnchorAsync());
        await record.TamperAsync("update audit_log set comment = 'forged' where sequence = 2");
        return record;
    }

    private static Task<long> EntriesAsync(TestDatabase database) => database.Database.ReadAsync(
        static session => session.ScalarAsync<long>("select count(*) from audit_log where action = 'audit.acknowledge'"), Cancellation);
}
