using Microsoft.Extensions.Logging.Abstractions;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Audit.Anchoring;
using PuyangFabu.People.Audit.Archiving;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.People.Audit;

/// <summary>What keeps and checks the record of an installation, put together as after a start.</summary>
internal sealed class RecordKeeping
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly TestDatabase database;

    public RecordKeeping(TestDatabase database, StorageOptions storage)
    {
        this.database = database;
        Store = new AuditStore(database.Database);
        Log = new AuditLog(database.Database, database.Clock);
        Files = new AnchorFolder(storage);
        Known = new AuditAnchorStore(database.Database);
        Verification = new AuditVerification(Store, Files, Known, new AuditArchiveStore(database.Database));
        Anchoring = new AuditAnchoring(database.Database, Store, Known, Files, Verification, database.Clock, NullLogger<AuditAnchoring>.Instance);
        Acknowledgement = Acknowledging(database.Clock);
    }

    public AuditStore Store { get; }

    public AuditLog Log { get; }

    public AnchorFolder Files { get; }

    public AuditAnchorStore Known { get; }

    public AuditVerification Verification { get; }

    public AuditAnchoring Anchoring { get; }

    public AuditAcknowledgement Acknowledgement { get; }

    /// <summary>With a clock that may do something when it is read.</summary>
    public AuditAcknowledgement Acknowledging(TimeProvider clock) => new(database.Database, Verification, Files, Log, clock);

    /// <summary>Acknowledges what is wrong now.</summary>
    public async Task<Outcome<AuditVerdict>> AcknowledgeAsync(string comment) => await Acknowledgement.RunAsync(
        new AcknowledgementInput { Comment = comment, Contradiction = (await VerifyAsync()).Contradiction ?? "none" }, Actor.CommandLine, Cancellation);

    public async Task AddAsync(int entries, string comment, string action = "test.record")
    {
        for (var number = 0; number < entries; number++)
        {
            await Log.RecordAsync(new AuditEntry { Actor = Actor.CommandLine, Action = action, Comment = $"{comment} {number}" }, Cancellation);
        }
    }

    public Task<AuditVerdict> VerifyAsync() => Verification.RunAsync(Cancellation);

    public Task<bool> AnchorAsync() => Anchoring.AnchorAsync(Cancellation);

    /// <summary>The lines of all anchor files.</summary>
    public string[] Lines() => [.. Directory.GetFiles(Files.Folder).Order(StringComparer.Ordinal).SelectMany(File.ReadAllLines)];

    /// <summary>Cuts the record behind a number, and mends its head.</summary>
    public async Task CutAsync(long last)
    {
        var row = (await Store.AfterAsync(last - 1, 1, Cancellation))[0];
        await TamperAsync("delete from audit_log where sequence > @Sequence", row);
        await TamperAsync("update audit_head set sequence = @Sequence, hash = @Hash", row);
    }

    /// <summary>Does what only someone with the database in his hands can do: takes the triggers away first.</summary>
    public Task TamperAsync(string sql, object? parameters = null) => database.Database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(database.Database.Dialect.SingleWriter
                ? "drop trigger if exists audit_log_keeps_rows; drop trigger if exists audit_log_keeps_words; drop trigger if exists audit_log_keeps_numbers"
                : "alter table audit_log disable trigger user");
            Assert.NotEqual(0, await session.ExecuteAsync(sql, parameters));
        },
        Cancellation);
}
