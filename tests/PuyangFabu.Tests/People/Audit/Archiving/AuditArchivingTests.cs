using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.People.Audit.Anchoring;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.People.Audit.Archiving;

/// <summary>The record leaves the database for files, and stays one chain that can be proven.</summary>
public sealed class AuditArchivingTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_is_older_than_the_setting_lies_in_a_file_and_the_record_verifies_with_it_and_without(string provider)
    {
        await using var record = await ArchivedRecord.OpenAsync(databases, provider);
        var before = await record.RowsAsync();

        await record.StepAsync();

        var part = Assert.Single(await record.PartsAsync());
        var after = await record.RowsAsync();
        Assert.Equal(before.Where(row => row.Sequence > part.LastSequence), after.SkipLast(1));
        Assert.StartsWith("young 0", after[0].Comment, StringComparison.Ordinal);
        Assert.Equal(("audit.archive", part.FileName), (after[^1].Action, after[^1].TargetId));
        Assert.Contains(part.Sha256, after[^1].AfterJson, StringComparison.Ordinal);

        var lines = await File.ReadAllLinesAsync(Assert.Single(record.Files), Cancellation);
        Assert.Equal(part.LastSequence + 1, lines.Length);
        var signed = Assert.Single(await record.Host.Services.GetRequiredService<SignedAnchors>().ReadAsync(new StringReader(lines[^1]), Cancellation));
        Assert.Equal((part.LastSequence, part.LastHash, null), (signed.Sequence, signed.Hash, signed.Problem));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(record.Files[0]));
        }

        var without = await record.VerifyAsync(files: false, signed);
        Assert.True(without.Valid, without.Reason);
        Assert.Equal(after.Count, without.Count);
        Assert.Contains("没有一同核对", Assert.Single(without.Notices!), StringComparison.Ordinal);
        var with = await record.VerifyAsync(files: true, signed);
        Assert.True(with.Valid, with.Reason);
        Assert.Equal(before.Count + 1, with.Count);
        Assert.True(await record.AnchorAsync());
    }

    [Theory, EachDatabase]
    public async Task Only_whole_months_go_and_each_goes_behind_the_one_before(string provider)
    {
        await using var record = await ArchivedRecord.OpenAsync(databases, provider);
        await record.StepAsync();
        await record.StepAsync();
        var first = Assert.Single(await record.PartsAsync());

        // The entries of 2 August 2017 are a year old on the 2nd, and go with the month on 1 September.
        record.Database.Clock.Advance(TimeSpan.FromDays(380));
        await record.AnchorAsync();
        await record.StepAsync();
        Assert.Single(await record.PartsAsync());

        record.Database.Clock.Advance(TimeSpan.FromDays(20));
        await record.AddAsync(1, "newest");
        await record.AnchorAsync();
        await record.StepAsync();

        var parts = await record.PartsAsync();
        Assert.Equal((first.LastSequence + 1, first.LastHash), (parts[1].FirstSequence, parts[1].PreviousHash));
        Assert.Equal(2, record.Files.Length);
        Assert.StartsWith("newest", (await record.RowsAsync())[0].Comment, StringComparison.Ordinal);
        var verdict = await record.VerifyAsync(files: true);
        Assert.True(verdict.Valid, verdict.Reason);
        Assert.True((await record.VerifyAsync(files: false)).Valid);
    }

    [Theory, EachDatabase]
    public async Task The_database_lets_go_what_lies_in_a_file_and_nothing_else(string provider)
    {
        await using var record = await ArchivedRecord.OpenAsync(databases, provider);
        await record.StepAsync();
        var part = Assert.Single(await record.PartsAsync());

        foreach (var sql in new[]
        {
            "delete from audit_log",
            $"delete from audit_log where sequence = {part.LastSequence + 1}",
            "update audit_log set comment = 'other'",
            "delete from audit_archives",
            "update audit_archives set last_sequence = last_sequence + 1",
            "insert into audit_archives select 1, last_sequence + 9, previous_hash, last_hash, file_name, sha256, bytes, archived_ms from audit_archives",
            "insert into audit_archives select last_sequence + 2, last_sequence + 9, previous_hash, last_hash, file_name, sha256, bytes, archived_ms from audit_archives",
            "insert into audit_archives select last_sequence + 1, last_sequence, previous_hash, last_hash, file_name, sha256, bytes, archived_ms from audit_archives",
            record.Database.Database.Dialect.SingleWriter
                ? "insert or replace into audit_archives select first_sequence, last_sequence + 9, previous_hash, last_hash, file_name, sha256, bytes, archived_ms from audit_archives"
                : "truncate audit_archives",
        })
        {
            var failure = await Assert.ThrowsAnyAsync<DbException>(() => record.WriteAsync(sql));
            Assert.Contains("append-only", failure.Message, StringComparison.Ordinal);
        }

        Assert.True((await record.VerifyAsync(files: true)).Valid);
    }

    [Theory, EachDatabase]
    public async Task Whoever_gives_out_entries_as_archived_to_delete_them_is_found(string provider)
    {
        await using var record = await ArchivedRecord.OpenAsync(databases, provider);
        var last = (await record.RowsAsync())[^3];
        await record.WriteAsync($"insert into audit_archives values (1, {last.Sequence}, '{new string('0', 64)}', '{last.Hash}', 'none.jsonl', '{new string('a', 64)}', 1, 1)");
        await record.WriteAsync($"delete from audit_log where sequence <= {last.Sequence}");

        var verdict = await record.VerifyAsync(files: false);

        Assert.False(verdict.Valid);
        Assert.Contains("审计却没有记着", verdict.Reason, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task What_dies_before_the_file_is_recorded_loses_nothing_and_leaves_one_file_in_the_end(string provider)
    {
        await using var record = await ArchivedRecord.OpenAsync(databases, provider);
        var before = await record.RowsAsync();
        await record.DieBeforeAsync("insert", "audit_archives");

        await Assert.ThrowsAnyAsync<DbException>(record.StepAsync);

        Assert.Empty(await record.PartsAsync());
        Assert.Equal(before, await record.RowsAsync());
        Assert.True((await record.VerifyAsync(files: true)).Valid);
        await record.LiveAsync("audit_archives");
        await record.StepAsync();
        Assert.Single(record.Files);
        var verdict = await record.VerifyAsync(files: true);
        Assert.True(verdict.Valid, verdict.Reason);
        Assert.Equal(before.Count + 1, verdict.Count);
    }

    [Theory, EachDatabase]
    public async Task What_dies_before_the_rows_are_gone_goes_on_when_the_file_is_as_it_was_written(string provider)
    {
        await using var record = await ArchivedRecord.OpenAsync(databases, provider);
        var before = (await record.RowsAsync()).Count;
        await record.DieBeforeAsync("delete", "audit_log");

        await Assert.ThrowsAnyAsync<DbException>(record.StepAsync);
        Assert.Equal(before + 1, (await record.RowsAsync()).Count);
        Assert.True((await record.VerifyAsync(files: false)).Valid);
        Assert.True((await record.VerifyAsync(files: true)).Valid);

        await record.LiveAsync("audit_log");
        var file = Assert.Single(record.Files);
        var written = await File.ReadAllBytesAsync(file, Cancellation);
        await File.WriteAllBytesAsync(file, written[..^1], Cancellation);
        await record.StepAsync();
        Assert.Equal(before + 1, (await record.RowsAsync()).Count);

        await File.WriteAllBytesAsync(file, written, Cancellation);
        await record.StepAsync();
        Assert.StartsWith("young 0", (await record.RowsAsync())[0].Comment, StringComparison.Ordinal);
        Assert.Single(await record.PartsAsync());
        Assert.True((await record.VerifyAsync(files: true)).Valid);
    }

    [Theory]
    [InlineData("gone", "不在")]
    [InlineData("changed", "与审计记着的校验值不同")]
    public async Task A_file_that_is_gone_or_changed_is_found_by_who_verifies_it(string damage, string words)
    {
        await using var record = await ArchivedRecord.OpenAsync(databases, "sqlite");
        await record.StepAsync();
        var file = Assert.Single(record.Files);
        if (damage == "gone")
        {
            File.Delete(file);
        }
        else
        {
            await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Cancellation)).Replace("old 7", "old 8", StringComparison.Ordinal), Cancellation);
        }

        var verdict = await record.VerifyAsync(files: true);

        Assert.False(verdict.Valid);
        Assert.Contains(words, verdict.Reason, StringComparison.Ordinal);
        Assert.True((await record.VerifyAsync(files: false)).Valid);
    }

    [Theory, EachDatabase]
    public async Task A_line_kept_elsewhere_about_what_was_archived_is_held_against_the_file(string provider)
    {
        await using var record = await ArchivedRecord.OpenAsync(databases, provider);
        var row = (await record.RowsAsync())[4];
        await record.StepAsync();
        var kept = new KeptAnchor(row.Sequence, row.Hash, record.Database.Clock.GetUtcNow(), null);

        Assert.Contains("1 行说的是已归档的记录", string.Join(' ', (await record.VerifyAsync(files: false, kept)).Notices!), StringComparison.Ordinal);
        Assert.True((await record.VerifyAsync(files: true, kept)).Valid);
        Assert.Contains("别处保存的锚定", (await record.VerifyAsync(files: true, kept with { Hash = new string('f', 64) })).Reason, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Nothing_moves_over_a_contradiction_nor_behind_one_that_was_acknowledged(string provider)
    {
        await using var record = await ArchivedRecord.OpenAsync(databases, provider);
        var kept = new RecordKeeping(record.Database, record.Host.Services.GetRequiredService<PuyangFabu.Foundation.Storage.StorageOptions>());
        var anchors = Assert.Single(Directory.GetFiles(kept.Files.Folder, "2016-*"));
        var whole = await File.ReadAllLinesAsync(anchors, Cancellation);
        await File.WriteAllLinesAsync(anchors, whole[..^1], Cancellation);
        await record.Host.Services.GetRequiredService<AuditAnchoring>().ExamineAsync(Cancellation);
        await record.StepAsync();
        Assert.Empty(await record.PartsAsync());

        var acknowledged = await kept.AcknowledgeAsync("查明了");
        Assert.False(acknowledged.IsRefused);
        record.Database.Clock.Advance(TimeSpan.FromDays(800));
        await record.AddAsync(2, "newest");
        await record.AnchorAsync();
        await record.StepAsync();

        Assert.Equal(AuditAcknowledgement.Action, (await record.RowsAsync())[0].Action);
        Assert.Contains("曾经不完整", (await record.VerifyAsync(files: true)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_that_was_changed_stays_and_so_do_all_behind_it()
    {
        await using var record = await ArchivedRecord.OpenAsync(databases, "sqlite");
        var kept = new RecordKeeping(record.Database, record.Host.Services.GetRequiredService<PuyangFabu.Foundation.Storage.StorageOptions>());
        await kept.TamperAsync("update audit_log set comment = 'forged' where comment = 'old 9'");
        var before = (await record.RowsAsync()).Count;

        await Assert.ThrowsAsync<InvalidDataException>(record.StepAsync);

        Assert.Equal(before, (await record.RowsAsync()).Count);
        Assert.Empty(record.Files);
    }
}
