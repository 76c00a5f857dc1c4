using System.Data.Common;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Operations.Backup;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Audit;

namespace PuyangFabu.Tests.Operations.Backup.Copying;

/// <summary>An installation on SQLite that moves over to PostgreSQL: whole, once or again.</summary>
public sealed class DatabaseCopyTests(TestDatabases databases)
{
    /// <summary>What the copy itself writes at the target.</summary>
    private static readonly string[] ItsOwn = ["holds", "copied_tables"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_row_is_there_the_record_goes_on_and_what_is_due_waits()
    {
        using var original = await FilledAsync();
        using var target = databases.CreateEmpty("postgresql");

        var result = await original.CopyAsync(target);

        await SameAsync(original, target);
        Assert.Equal((await original.RowsAsync()).Where(static table => table.Key != "copied_tables").Sum(static table => table.Value.Count), result.Rows());
        Assert.Contains(original.Told, static told => told == "收到的消息：40 行");
        Assert.True(await target.Database.ReadAsync(DueWorkHold.IsHeldAsync, Cancellation));
        Assert.False(await original.Database.Database.ReadAsync(DueWorkHold.IsHeldAsync, Cancellation));
        Assert.True(await target.Database.ReadAsync(static session => DueWorkHold.IsFromBeforeRestoreAsync(session, 0), Cancellation));
        Assert.Equal(51, await AddMessageAsync(target));

        var keeping = new RecordKeeping(target, original.Storage);
        var verdict = await keeping.Verification.RunAsync(Cancellation);
        Assert.True(verdict.Valid, verdict.Reason);
        Assert.Equal(2, verdict.Count);
        Assert.Contains("backup.copy", (await Installation.RowsOfAsync(target.Database))["audit_log"][^1], StringComparison.Ordinal);
        await keeping.Log.RecordAsync(new AuditEntry { Actor = Actor.CommandLine, Action = "test.after" }, Cancellation);
        Assert.True(await keeping.Anchoring.AnchorAsync(Cancellation));
        Assert.True((await keeping.Verification.RunAsync(Cancellation)).Valid);
    }

    [Fact]
    public async Task Copied_again_after_more_work_it_is_the_same_again_and_the_record_was_only_added_to()
    {
        using var original = await FilledAsync();
        using var target = databases.CreateEmpty("postgresql");
        await original.CopyAsync(target);

        original.Database.Clock.Advance(TimeSpan.FromHours(1));
        await original.Database.Database.WriteAsync(static session => session.ExecuteAsync("delete from inbox where id < 10"), Cancellation);
        await original.Database.Database.WriteAsync(static session => session.ExecuteAsync("update articles set title = '改过的标题' where id = 1"), Cancellation);
        await AddMessageAsync(original.Database);
        await original.Log.RecordAsync(new AuditEntry { Actor = Actor.CommandLine, Action = "test.more" }, Cancellation);
        await original.CopyAsync(target);
        await original.CopyAsync(target);

        await SameAsync(original, target);
        Assert.Equal(52, await AddMessageAsync(target));
        await Assert.ThrowsAnyAsync<DbException>(() => target.Database.WriteAsync(static session => session.ExecuteAsync("delete from audit_log"), Cancellation));
        Assert.True((await new RecordKeeping(target, original.Storage).Verification.RunAsync(Cancellation)).Valid);
    }

    [Fact]
    public async Task Stopped_in_the_middle_it_leaves_the_target_as_it_was_and_can_be_run_again()
    {
        using var original = await FilledAsync();
        using var target = databases.CreateEmpty("postgresql");
        await original.CopyAsync(target);
        var before = await Installation.RowsOfAsync(target.Database);
        await original.Log.RecordAsync(new AuditEntry { Actor = Actor.CommandLine, Action = "test.more" }, Cancellation);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        original.OnTold = told =>
        {
            if (told.StartsWith("栏目", StringComparison.Ordinal))
            {
                stop.Cancel();
            }
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => original.CopyAsync(target, cancellation: stop.Token));
        var after = await Installation.RowsOfAsync(target.Database);
        Assert.All(before, table => Assert.Equal(table.Value, after[table.Key]));

        original.OnTold = null;
        await original.CopyAsync(target);
        await SameAsync(original, target);
    }

    [Fact]
    public async Task A_transaction_that_the_server_takes_back_is_made_again_and_copies_everything_once()
    {
        using var original = await FilledAsync();
        using var target = databases.Create("postgresql");
        await target.DeadlockOnceAsync("holds", "insert", "new.name = 'due-work'");

        await original.CopyAsync(target);

        Assert.InRange(await target.TriesAsync(), 2, long.MaxValue);
        await SameAsync(original, target);
    }

    [Fact]
    public async Task A_text_that_PostgreSQL_cannot_keep_is_named_and_nothing_is_changed()
    {
        using var original = await FilledAsync();
        using var target = databases.CreateEmpty("postgresql");
        await original.CopyAsync(target);
        var before = await Installation.RowsOfAsync(target.Database);
        await original.Database.Database.WriteAsync(static session => session.ExecuteAsync("update inbox set reason = 'a' || char(0) || 'b' where id = 7"), Cancellation);

        var refused = await Assert.ThrowsAsync<BackupException>(() => original.CopyAsync(target));

        Assert.Contains("“收到的消息”（inbox）的第 7 行，reason 一栏", refused.Message, StringComparison.Ordinal);
        var after = await Installation.RowsOfAsync(target.Database);
        Assert.All(before, table => Assert.Equal(table.Value, after[table.Key]));
    }

    [Theory]
    [InlineData("database")]
    [InlineData("folder")]
    public async Task Files_come_to_where_they_are_wanted_and_those_that_went_are_gone_there_too(string from)
    {
        using var original = new Installation(databases.Create("sqlite"), from);
        await original.FillAsync();
        await SaveAsync(original, "ab/one.jpg", 200_000);
        await SaveAsync(original, "inbox/cd/two.mp4", 70_000);
        using var target = databases.CreateEmpty("postgresql");
        await original.CopyAsync(target, "database");
        await original.Files.RemoveAsync("ab/one.jpg", Cancellation);
        await SaveAsync(original, "ef/three.png", 3);

        var result = await original.CopyAsync(target, "database");

        var there = new PuyangFabu.Foundation.Files.DatabaseFiles(target.Database, target.Clock);
        var kept = (await original.Files.ListAsync(Cancellation)).Where(static file => !file.Name.StartsWith('.')).ToList();
        Assert.Contains(kept, static file => file.Name == "inbox/cd/two.mp4");
        Assert.Equal(kept.Select(static file => (file.Name, file.Bytes)), (await there.ListAsync(Cancellation)).Select(static file => (file.Name, file.Bytes)));
        Assert.Equal(("database", (long)kept.Count), (result.Files.Place, result.Files.Count));
        foreach (var file in kept)
        {
            Assert.Equal(await file.ReadAsync(Cancellation), await (await there.FindAsync(file.Name, Cancellation))!.ReadAsync(Cancellation));
        }
    }

    [Fact]
    public async Task Files_in_the_database_come_back_to_the_folder()
    {
        using var original = new Installation(databases.Create("sqlite"), "database");
        await SaveAsync(original, "inbox/cd/two.mp4", 70_000);
        using var target = databases.CreateEmpty("postgresql");

        var result = await original.CopyAsync(target, "folder");

        Assert.Equal(new PuyangFabu.Operations.Backup.Copying.CopiedFiles("folder", 1, 70_000), result.Files);
        Assert.Equal(await (await original.Files.FindAsync("inbox/cd/two.mp4", Cancellation))!.ReadAsync(Cancellation), await File.ReadAllBytesAsync(original.Folder.File("uploads/inbox/cd/two.mp4"), Cancellation));
    }

    private static async Task SaveAsync(Installation installation, string name, int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        await installation.Files.SaveAsync(name, new MemoryStream(content), null, Cancellation);
    }

    private static Task<long> AddMessageAsync(TestDatabase database) => database.Database.WriteAsync(
        static session => session.ScalarAsync<long>(
            """
            insert into inbox (account, open_id, kind, received_ms, message, reply, reason, elapsed_us)
            values ('puyang', 'o', 'text', 0, @key, null, '', 0) returning id
            """,
            new { key = Guid.NewGuid().ToByteArray() }),
        Cancellation);

    private static async Task SameAsync(Installation original, TestDatabase target)
    {
        var (here, there) = (await original.RowsAsync(), await Installation.RowsOfAsync(target.Database));
        Assert.Equal(here.Keys.Order(), there.Keys.Order());
        Assert.All(here.Where(static table => !ItsOwn.Contains(table.Key)), table => Assert.Equal(table.Value, there[table.Key]));
        Assert.NotEmpty(there["audit_log"]);
    }

    private async Task<Installation> FilledAsync()
    {
        var installation = new Installation(databases.Create("sqlite"));
        await installation.FillAsync();
        return installation;
    }
}
