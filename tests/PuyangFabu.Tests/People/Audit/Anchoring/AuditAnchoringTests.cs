using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Audit;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.People.Audit.Anchoring;

/// <summary>Anchors contradict what was done to the record, and nobody talks them out of it.</summary>
public sealed class AuditAnchoringTests(TestDatabases databases) : IDisposable
{
    private readonly ScratchFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory, EachDatabase]
    public async Task A_record_that_was_cut_forged_and_mended_stays_invalid_after_the_next_start(string provider)
    {
        using var database = databases.Create(provider);
        var record = await AnchoredAsync(database, 5);
        var before = record.Lines();
        await record.CutAsync(3);
        await record.AddAsync(2, "forged");

        // A start comes to an end of the chain that has another hash for a number that is anchored.
        var started = Keeping(database);
        Assert.False(await started.AnchorAsync());

        Assert.Equal(before, record.Lines());
        Assert.Contains("第 5 条", started.Anchoring.Contradiction, StringComparison.Ordinal);
        Assert.Equal(5, (await record.VerifyAsync()).FirstBroken);
        await record.AddAsync(3, "and on");
        Assert.False(await Keeping(database).AnchorAsync());
        Assert.Equal(5, (await record.VerifyAsync()).FirstBroken);
    }

    [Theory, EachDatabase]
    public async Task A_running_writer_notices_a_rewritten_end_too(string provider)
    {
        using var database = databases.Create(provider);
        var record = await AnchoredAsync(database, 5);
        await record.CutAsync(4);
        await record.AddAsync(1, "forged", "article.approve");

        Assert.False(await record.Anchoring.AnchorIfDueAsync(Cancellation));
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await record.Anchoring.AnchorIfDueAsync(Cancellation));
        Assert.NotNull(record.Anchoring.Contradiction);
    }

    [Theory, EachDatabase]
    public async Task A_head_behind_its_anchor_is_a_contradiction(string provider)
    {
        using var database = databases.Create(provider);
        var record = await AnchoredAsync(database, 5);
        await record.CutAsync(3);

        Assert.False(await Keeping(database).AnchorAsync());
        var verdict = await record.VerifyAsync();
        Assert.Equal(4, verdict.FirstBroken);
        Assert.Contains("删除", verdict.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the folder")]
    [InlineData("the newest file")]
    [InlineData("the last line")]
    [InlineData("the first line")]
    [InlineData("the end of the last line")]
    [InlineData("a line in the middle")]
    [InlineData("a word")]
    [InlineData("a second hash")]
    [InlineData("a line that is none")]
    [InlineData("an earlier number")]
    public async Task Whatever_is_done_to_the_anchor_files_is_told(string what)
    {
        using var database = databases.Create("sqlite");
        var record = await AnchoredAsync(database, 2);
        for (var day = 0; day < 3; day++)
        {
            database.Clock.Advance(TimeSpan.FromDays(1));
            await record.AddAsync(2, "more");
            Assert.True(await record.AnchorAsync());
            await record.AddAsync(1, "more");
            Assert.True(await record.AnchorAsync());
        }

        Assert.True((await record.VerifyAsync()).Valid);
        Spoil(record, what);

        var verdict = await record.VerifyAsync();
        Assert.False(verdict.Valid);
        Assert.Contains("锚定文件", verdict.Reason, StringComparison.Ordinal);
        Assert.NotNull(verdict.FirstBroken);
        await record.AddAsync(1, "more");
        Assert.False(await Keeping(database).AnchorAsync());
    }

    [Theory, EachDatabase]
    public async Task The_same_end_is_anchored_once_a_day_and_each_new_one(string provider)
    {
        using var database = databases.Create(provider);
        var record = await AnchoredAsync(database, 2);
        Assert.False(await record.AnchorAsync());
        await record.AddAsync(1, "more");
        Assert.True(await record.AnchorAsync());
        database.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await record.Anchoring.AnchorIfDueAsync(Cancellation));

        Assert.Equal(["2", "3", "3"], record.Lines().Select(static line => line.Split(' ')[0]));
        Assert.Equal(["2016-06-28.txt", "2016-06-29.txt"], Directory.GetFiles(record.Files.Folder).Select(Path.GetFileName).Order());
        Assert.True((await record.VerifyAsync()).Valid);
    }

    [Fact]
    public async Task An_act_of_weight_is_anchored_at_once_and_any_other_within_a_minute()
    {
        using var database = databases.Create("sqlite");
        var record = await AnchoredAsync(database, 1);
        await record.AddAsync(1, "light", "session.create");
        Assert.False(await record.Anchoring.AnchorIfDueAsync(Cancellation));
        await record.AddAsync(1, "heavy", "broadcast.approve");
        Assert.True(await record.Anchoring.AnchorIfDueAsync(Cancellation));

        await record.AddAsync(1, "light", "session.create");
        Assert.False(await record.Anchoring.AnchorIfDueAsync(Cancellation));
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await record.Anchoring.AnchorIfDueAsync(Cancellation));
        Assert.False(await record.Anchoring.AnchorIfDueAsync(Cancellation));
    }

    [Fact]
    public async Task Lines_of_the_first_versions_still_count_and_half_a_line_of_a_crash_does_no_harm()
    {
        using var database = databases.Create("sqlite");
        var record = Keeping(database);
        await record.AddAsync(2, "old");
        var head = await record.Store.HeadAsync(Cancellation);
        Directory.CreateDirectory(record.Files.Folder);
        var file = Path.Combine(record.Files.Folder, "2016-06-28.txt");
        await File.WriteAllTextAsync(file, $"2 {head.Hash} 2016-06-28T15:30:00+08:00\n", Cancellation);
        await record.AddAsync(1, "new");
        Assert.True(await record.AnchorAsync());

        await File.AppendAllTextAsync(file, "3 0123", Cancellation);
        Assert.True((await record.VerifyAsync()).Valid);
        await record.AddAsync(1, "new");
        Assert.True(await Keeping(database).AnchorAsync());
        Assert.True((await record.VerifyAsync()).Valid);
        Assert.Equal(3, record.Lines().Length);

        await File.WriteAllLinesAsync(file, record.Lines().Skip(1), Cancellation);
        Assert.False((await record.VerifyAsync()).Valid);
    }

    [Theory, EachDatabase]
    public async Task A_line_written_just_before_a_crash_is_taken_up(string provider)
    {
        using var database = databases.Create(provider);
        var record = await AnchoredAsync(database, 2);
        await record.AddAsync(1, "more");
        record.Files.Append(AuditAnchor.Of(await record.Store.HeadAsync(Cancellation), database.Clock.NowMs(), record.Files.Last()!.LineHash));

        Assert.True((await record.VerifyAsync()).Valid);
        await record.AddAsync(1, "more");
        Assert.True(await Keeping(database).AnchorAsync());
        Assert.True((await record.VerifyAsync()).Valid);
        Assert.Equal(3, record.Lines().Length);
    }

    [Theory, EachDatabase]
    public async Task An_acknowledged_contradiction_lets_anchors_go_on_and_is_told_for_good(string provider)
    {
        using var database = databases.Create(provider);
        var record = await AnchoredAsync(database, 5);
        Assert.Equal("nothingToAcknowledge", (await record.AcknowledgeAsync("试一试")).Refusal?.Code);
        await record.CutAsync(3);
        await record.TamperAsync("update audit_log set comment = 'forged' where sequence = 2");
        await record.AddAsync(1, "goes on");
        Assert.False(await record.AnchorAsync());
        Assert.Equal("badInput", (await record.AcknowledgeAsync(" ")).Refusal?.Code);

        var outcome = await record.AcknowledgeAsync("磁盘损坏，已核对");

        Assert.False(outcome.IsRefused);
        Assert.True(await record.AnchorAsync());
        var verdict = await record.VerifyAsync();
        Assert.Equal((false, false, 2L), (verdict.Valid, verdict.Open, verdict.FirstBroken));
        Assert.Contains(verdict.Notices!, static notice => notice.Contains("磁盘损坏，已核对", StringComparison.Ordinal));
        Assert.Single(Directory.GetDirectories(folder.Path, "audit-anchors.acknowledged-*"));

        // What is done to it afterwards is new.
        await record.TamperAsync("update audit_log set comment = 'forged' where sequence = 4");
        Assert.True((await record.VerifyAsync()).Open);
        Assert.False(await Keeping(database).Anchoring.ExamineAsync(Cancellation) is { Open: false });
    }

    [Fact]
    public async Task A_transaction_that_runs_again_writes_its_line_once()
    {
        using var database = databases.Create("postgresql");
        var record = Keeping(database);
        await record.AddAsync(2, "entry");
        await database.DeadlockOnceAsync("audit_anchor_head", "update", "new.at_ms <> old.at_ms");

        Assert.True(await record.AnchorAsync());

        Assert.Equal(2, await database.TriesAsync());
        Assert.Single(record.Lines());
        Assert.Equal((1, record.Files.Last()!.LineHash), ((await record.Known.HeadAsync(Cancellation)).Lines, (await record.Known.HeadAsync(Cancellation)).LineHash));
        Assert.True((await record.VerifyAsync()).Valid);
    }

    private void Spoil(RecordKeeping record, string what)
    {
        var newest = Directory.GetFiles(record.Files.Folder).Max(StringComparer.Ordinal)!;
        var lines = File.ReadAllLines(newest);
        switch (what)
        {
            case "the folder":
                Directory.Delete(record.Files.Folder, recursive: true);
                break;
            case "the newest file":
                File.Delete(newest);
                break;
            case "the end of the last line":
                File.WriteAllText(newest, File.ReadAllText(newest)[..^20]);
                break;
            case "the first line":
                File.Delete(Directory.GetFiles(record.Files.Folder).Min(StringComparer.Ordinal)!);
                break;
            default:
                File.WriteAllLines(newest, what switch
                {
                    "the last line" => lines[..^1],
                    "a line in the middle" => lines[1..],
                    "a word" => [lines[0].Replace("T", "t", StringComparison.Ordinal), .. lines[1..]],
                    "a second hash" => [.. lines, $"{lines[^1].Split(' ')[0]} {new string('a', 64)} 2016-07-01T00:00:00+08:00 {new string('b', 64)}"],
                    "an earlier number" => [.. lines, $"1 {new string('a', 64)} 2016-07-01T00:00:00+08:00 {new string('b', 64)}"],
                    _ => [lines[0], "nothing", .. lines[1..]],
                });
                break;
        }
    }

    private RecordKeeping Keeping(TestDatabase database) => new(database, new StorageOptions { DataDirectory = folder.Path });

    private async Task<RecordKeeping> AnchoredAsync(TestDatabase database, int entries)
    {
        var record = Keeping(database);
        await record.AddAsync(entries, "entry");
        Assert.True(await record.AnchorAsync());
        return record;
    }
}
