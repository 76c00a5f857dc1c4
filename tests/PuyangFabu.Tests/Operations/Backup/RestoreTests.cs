using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Operations.Backup;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Tests.Operations.Backup;

public sealed class RestoreTests(TestDatabases databases)
{
    /// <summary>What a restore itself writes.</summary>
    private static readonly string[] ItsOwn = ["holds", "audit_log", "audit_head", "audit_anchor_head"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite", "sqlite")]
    [InlineData("sqlite", "postgresql")]
    [InlineData("postgresql", "sqlite")]
    [InlineData("postgresql", "postgresql")]
    public async Task Every_row_and_file_comes_back_on_either_database(string from, string to)
    {
        using var original = await FilledAsync(from);
        var rows = await original.RowsAsync();
        using var copy = new Installation(databases.CreateEmpty(to));

        var result = await copy.RestoreAsync(await original.BackUpAsync());

        var restored = await copy.RowsAsync();
        Assert.Equal(rows.Keys.Order(), restored.Keys.Order());
        Assert.All(rows.Where(static table => !ItsOwn.Contains(table.Key)), table => Assert.Equal(table.Value, restored[table.Key]));
        Assert.Equal(rows["audit_log"], restored["audit_log"].Take(rows["audit_log"].Count));
        Assert.Equal(rows.Values.Sum(static table => table.Count), result.Rows);
        Assert.Equal(["uploads/2016", Installation.Upload], Uploads(copy));
        Assert.Single(original.Told, static told => told.Contains(".stranger", StringComparison.Ordinal));
        Assert.Equal([0x89, 0x50, 0, 255], await File.ReadAllBytesAsync(copy.Folder.File(Installation.Upload), Cancellation));
    }

    [Theory]
    [InlineData("sqlite", "postgresql")]
    [InlineData("postgresql", "sqlite")]
    public async Task The_next_row_gets_a_number_that_none_ever_had(string from, string to)
    {
        using var original = await FilledAsync(from);
        using var copy = new Installation(databases.CreateEmpty(to));
        await copy.RestoreAsync(await original.BackUpAsync());

        var id = await copy.Database.Database.WriteAsync(
            static session => session.ScalarAsync<long>(
                """
                insert into inbox (account, open_id, kind, received_ms, message, reply, reason, elapsed_us)
                values ('puyang', 'o', 'text', 0, @key, null, '', 0) returning id
                """,
                new { key = "new"u8.ToArray() }),
            Cancellation);

        Assert.Equal(51, id);
    }

    [Theory, EachDatabase]
    public async Task Messages_come_back_and_find_their_months(string from)
    {
        using var original = await FilledAsync(from);
        await original.Database.Database.WriteAsync(
            static session => session.ExecuteAsync(
                """
                insert into inbox (account, open_id, kind, received_ms, message, reason, elapsed_us)
                values ('puyang', 'o', 'text', 1420041600000, '', '', 0), ('puyang', 'o', 'text', 1467016200000, '', '', 0)
                """),
            Cancellation);
        var rows = (await original.RowsAsync())["inbox"];
        using var copy = new Installation(databases.CreateEmpty("postgresql"));
        await copy.RestoreAsync(await original.BackUpAsync());

        await new InboxMonths(copy.Database.Database, copy.Database.Clock).StepAsync(Cancellation);

        Assert.Equal(rows, (await copy.RowsAsync())["inbox"]);
        Assert.Equal(
            ["inbox_2015_01", "inbox_2016_06"],
            (await copy.Database.Database.ReadAsync(static session => session.QueryAsync<string>("select cast(cast(tableoid as regclass) as text) from inbox where open_id = 'o' order by id"), Cancellation)));
    }

    [Theory]
    [InlineData("sqlite", "postgresql")]
    [InlineData("postgresql", "sqlite")]
    public async Task The_record_still_verifies_and_tells_of_the_restore(string from, string to)
    {
        using var original = await FilledAsync(from);
        using var copy = new Installation(databases.CreateEmpty(to));
        var result = await copy.RestoreAsync(await original.BackUpAsync());

        Assert.Contains(result.Notices, static notice => notice.Contains("--restored-at 2", StringComparison.Ordinal));
        var verdict = await copy.VerifyRecordAsync();

        Assert.True(verdict.FirstBroken is null, verdict.Reason);
        Assert.Equal(2, verdict.Count);
        Assert.Contains("backup.restore", (await copy.RowsAsync())["audit_log"][^1], StringComparison.Ordinal);
        Assert.Contains(verdict.Notices!, static notice => notice.Contains("恢复过数据", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_transaction_that_runs_again_puts_the_files_in_place_once_and_tells_what_was_there()
    {
        using var original = await FilledAsync("sqlite");
        using var copy = new Installation(databases.Create("postgresql"));
        await copy.Database.DeadlockOnceAsync("audit_anchor_head", "update", "new.at_ms <> old.at_ms");
        var anchors = new AnchorFolder(copy.Storage);
        anchors.Append(AuditAnchor.Of(new AuditHead { Sequence = 9, Hash = new string('a', 64) }, 0, AuditAnchor.Start));

        await copy.RestoreAsync(await original.BackUpAsync());

        Assert.Equal(["uploads/2016", Installation.Upload], Uploads(copy));
        Assert.InRange(await copy.Database.TriesAsync(), 2, long.MaxValue);
        Assert.Single(Directory.GetDirectories(copy.Folder.Path, "audit-anchors.before-*"));
        Assert.Contains("audit-anchors.before-", (await copy.RowsAsync())["audit_log"][^1], StringComparison.Ordinal);
        Assert.True((await copy.VerifyRecordAsync()).Valid);
    }

    [Theory, EachDatabase]
    public async Task What_is_due_waits_until_a_person_lets_it_go(string provider)
    {
        using var original = await FilledAsync("sqlite");
        using var copy = new Installation(databases.CreateEmpty(provider));
        await copy.RestoreAsync(await original.BackUpAsync());

        Assert.True(await copy.Database.Database.ReadAsync(DueWorkHold.IsHeldAsync, Cancellation));
        Assert.False((await copy.Release.ReleaseAsync(Actor.CommandLine, Cancellation)).IsRefused);
        Assert.False(await copy.Database.Database.ReadAsync(DueWorkHold.IsHeldAsync, Cancellation));
        Assert.Equal("notHeld", (await copy.Release.ReleaseAsync(Actor.CommandLine, Cancellation)).Refusal?.Code);
    }

    [Theory, EachDatabase]
    public async Task What_was_decided_before_a_restore_never_counts_again(string provider)
    {
        using var original = await FilledAsync("sqlite");
        using var copy = new Installation(databases.CreateEmpty(provider));

        // The clock here is late: the backup is from what it takes for the future.
        original.Database.Clock.Advance(TimeSpan.FromMinutes(5));
        await copy.RestoreAsync(await original.BackUpAsync());
        await copy.Release.ReleaseAsync(Actor.CommandLine, Cancellation);

        var backup = original.Database.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        Assert.False(await original.Database.Database.ReadAsync(static session => DueWorkHold.IsFromBeforeRestoreAsync(session, 0), Cancellation));
        Assert.Equal((true, true, false), (await IsOldAsync(null), await IsOldAsync(backup), await IsOldAsync(backup + 1000)));

        Task<bool> IsOldAsync(long? decidedMs) =>
            copy.Database.Database.ReadAsync(session => DueWorkHold.IsFromBeforeRestoreAsync(session, decidedMs), Cancellation);
    }

    [Theory, EachDatabase]
    public async Task A_database_with_samples_is_new_enough_and_one_in_use_is_left_alone(string provider)
    {
        using var original = await FilledAsync("sqlite");
        var file = await original.BackUpAsync();
        using var sampled = new Installation(databases.Create(provider));
        await new SampleContent.SeedDriver(sampled.Database).RunAsync(sampleContent: true);
        await sampled.RestoreAsync(file);

        using var used = await FilledAsync(provider);
        var before = await used.RowsAsync();
        var refused = await Assert.ThrowsAsync<BackupException>(() => used.RestoreAsync(file));

        Assert.Contains("新的数据库", refused.Message, StringComparison.Ordinal);
        var after = await used.RowsAsync();
        Assert.All(before, table => Assert.Equal(table.Value, after[table.Key]));
    }

    [Theory]
    [InlineData("sqlite", "postgresql")]
    [InlineData("postgresql", "sqlite")]
    public async Task A_backup_of_an_older_version_is_put_in_and_then_migrated(string from, string to)
    {
        using var original = new Installation(databases.CreateEmpty(from));
        original.Migrator().Run(AppliedMigrations.Newest - 1);
        await original.Log.RecordAsync(new AuditEntry { Actor = Actor.CommandLine, Action = "test.older" }, Cancellation);
        var file = await original.BackUpAsync();

        using var copy = new Installation(databases.CreateEmpty(to));
        await copy.RestoreAsync(file);

        Assert.Equal(AppliedMigrations.Newest, await copy.Database.Database.ReadAsync(AppliedMigrations.NewestInAsync, Cancellation));
        Assert.Contains("test.older", (await copy.RowsAsync())["audit_log"][0], StringComparison.Ordinal);

        using var newer = new Installation(databases.Create(to));
        Assert.Contains("全新的数据库", (await Assert.ThrowsAsync<BackupException>(() => newer.RestoreAsync(file))).Message, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_row_that_does_not_fit_leaves_the_database_as_empty_as_it_was(string provider)
    {
        using var original = await FilledAsync("sqlite");
        var file = BrokenBackup.WithTable(await original.BackUpAsync(), "menus", static text => text + text);
        using var copy = new Installation(databases.Create(provider));
        var before = await copy.RowsAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => copy.RestoreAsync(file));

        var after = await copy.RowsAsync();
        Assert.All(before, table => Assert.Equal(table.Value, after[table.Key]));
        Assert.Empty(Directory.GetFileSystemEntries(copy.Folder.Path));
    }

    [Theory, EachDatabase]
    public async Task A_reference_to_nothing_is_noticed(string provider)
    {
        using var original = await FilledAsync("sqlite");
        var file = BrokenBackup.WithTable(await original.BackUpAsync(), "boards", static text => text[..text.LastIndexOf('\n', text.Length - 2)] + "\n");
        using var copy = new Installation(databases.Create(provider));
        var before = await copy.RowsAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => copy.RestoreAsync(file));

        var after = await copy.RowsAsync();
        Assert.All(before, table => Assert.Equal(table.Value, after[table.Key]));
    }

    [Fact]
    public async Task Without_the_keys_it_says_that_secrets_stay_shut_and_with_them_they_open()
    {
        using var original = await FilledAsync("sqlite");
        var master = original.Master();
        original.Seal();
        using var without = new Installation(databases.CreateEmpty("sqlite"));
        var notices = (await without.RestoreAsync(await original.BackUpAsync())).Notices;
        Assert.Contains(notices, notice => notice.Contains(master.Fingerprint, StringComparison.Ordinal));
        Assert.False(File.Exists(MasterKeyFile.PathIn(without.Folder.Path)));

        using var with = new Installation(databases.CreateEmpty("sqlite"));
        var other = with.Master();
        notices = (await with.RestoreAsync(await original.BackUpAsync(withKeys: true))).Notices;
        Assert.DoesNotContain(notices, notice => notice.Contains(master.Fingerprint, StringComparison.Ordinal));
        Assert.Equal(master.Fingerprint, with.Master().Fingerprint);
        var old = Assert.Single(Directory.GetFiles(with.Folder.File("keys"), "*.before-*"));
        Assert.Equal(other.ToBase64(), (await File.ReadAllTextAsync(old, Cancellation)).Trim());
    }

    private static IEnumerable<string> Uploads(Installation installation) =>
        Directory.EnumerateFileSystemEntries(installation.Folder.File("uploads"), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(installation.Folder.Path, path)).Where(static name => name != "uploads/2016/06").Order(StringComparer.Ordinal);

    private async Task<Installation> FilledAsync(string provider)
    {
        var installation = new Installation(databases.Create(provider));
        await installation.FillAsync();
        return installation;
    }
}
