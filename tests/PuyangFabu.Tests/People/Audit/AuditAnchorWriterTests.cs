using Microsoft.Extensions.Logging;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Audit.Anchoring;
using PuyangFabu.Tests.Foundation.Secrets;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.People.Audit;

/// <summary>What is wrong with the anchors is told loudly, and not without end.</summary>
public sealed class AuditAnchorWriterTests(TestDatabases databases) : IDisposable
{
    private readonly ScratchFolder folder = new();
    private readonly KeptLog log = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        folder.Dispose();
        log.Dispose();
    }

    [Fact]
    public async Task A_contradiction_is_told_at_once_then_every_hour_and_when_it_changes()
    {
        using var database = databases.Create("sqlite");
        var (record, writer) = Writing(database, database.Clock);
        await record.AddAsync(3, "entry");
        await writer.StepAsync(Cancellation);
        await record.TamperAsync("update audit_log set comment = 'forged' where sequence = 2");
        var started = Writing(database, database.Clock).Writer;

        await StepsAsync(started, database, TimeSpan.FromMinutes(59));
        Assert.Equal(1, Told(LogLevel.Critical));
        await StepsAsync(started, database, TimeSpan.FromHours(2));
        Assert.Equal(3, Told(LogLevel.Critical));

        await record.TamperAsync("update audit_log set comment = 'forged' where sequence = 1");
        await started.StepAsync(Cancellation);
        await StepsAsync(started, database, TimeSpan.FromHours(1));
        Assert.Equal(4, Told(LogLevel.Critical));
        Assert.Contains("第 1 条", log.Lines.Lines.Last().Text, StringComparison.Ordinal);

        // Acknowledged, it is told no more.
        Assert.False((await record.AcknowledgeAsync("查明了")).IsRefused);
        await StepsAsync(started, database, TimeSpan.FromHours(2));
        Assert.Equal(4, Told(LogLevel.Critical));
        Assert.NotEmpty(record.Lines());
    }

    [Fact]
    public async Task What_cannot_be_written_is_tried_less_and_less_often_told_every_hour_and_made_up_for()
    {
        using var database = databases.Create("sqlite");
        var tries = 0;
        var (record, writer) = Writing(database, new HookedClock(database.Clock, () =>
        {
            tries++;
            return Task.CompletedTask;
        }));
        await record.AddAsync(3, "entry");

        // A file where the folder belongs: nothing can be written.
        await File.WriteAllTextAsync(record.Files.Folder, "", Cancellation);
        await StepsAsync(writer, database, TimeSpan.FromMinutes(59));
        var inAnHour = tries;
        Assert.InRange(inAnHour, 5, 60);
        Assert.Equal(1, Told(LogLevel.Error));
        await StepsAsync(writer, database, TimeSpan.FromHours(2));
        Assert.Equal(3, Told(LogLevel.Error));

        File.Delete(record.Files.Folder);
        await StepsAsync(writer, database, TimeSpan.FromMinutes(11));
        Assert.Single(record.Lines());
    }

    private static async Task StepsAsync(AuditAnchorWriter writer, TestDatabase database, TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(15))
        {
            await writer.StepAsync(Cancellation);
            database.Clock.Advance(TimeSpan.FromSeconds(15));
        }
    }

    private int Told(LogLevel level) => log.Lines.Lines.Count(line => line.Level == level);

    /// <param name="clock">Of the anchoring alone, which reads it at each try.</param>
    private (RecordKeeping Record, AuditAnchorWriter Writer) Writing(TestDatabase database, TimeProvider clock)
    {
        var record = new RecordKeeping(database, new StorageOptions { DataDirectory = folder.Path });
        using var logging = LoggerFactory.Create(builder => builder.AddProvider(log));
        var anchoring = new AuditAnchoring(
            database.Database, record.Store, record.Known, record.Files, record.Verification, clock, logging.CreateLogger<AuditAnchoring>());
        return (record, new AuditAnchorWriter(anchoring, database.Clock, logging.CreateLogger<AuditAnchorWriter>()));
    }
}
