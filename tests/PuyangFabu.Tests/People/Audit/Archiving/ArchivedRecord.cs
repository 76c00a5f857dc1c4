using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Audit.Anchoring;
using PuyangFabu.People.Audit.Archiving;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.People.Audit.Archiving;

/// <summary>A product that keeps its record in the database for a year, with entries of that year and of the one before.</summary>
internal sealed class ArchivedRecord(ProductHost host) : IAsyncDisposable
{
    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ProductHost Host => host;

    public TestDatabase Database => host.Database;

    public string Folder => host.Services.GetRequiredService<AuditArchiveFolder>().Folder;

    public string[] Files => Directory.Exists(Folder) ? [.. Directory.GetFiles(Folder).Order(StringComparer.Ordinal)] : [];

    private AuditStore Store => host.Services.GetRequiredService<AuditStore>();

    /// <summary>Thirty entries of June 2016, all anchored, and the clock stands in August 2017.</summary>
    public static async Task<ArchivedRecord> OpenAsync(TestDatabases databases, string provider)
    {
        var record = new ArchivedRecord(await ProductHost.StartAsync(
            databases,
            provider,
            static services =>
            {
                services.StepByHand<AuditArchiving>();
                services.StepByHand<AuditAnchorWriter>();
            },
            "--Audit:KeepDays",
            "365"));
        await record.AddAsync(30, "old");

        // Makes the key, which is an entry too.
        Assert.NotNull((await record.Host.Services.GetRequiredService<SignedAnchors>().SignAsync(Cancellation)).Line);
        record.Database.Clock.Advance(TimeSpan.FromDays(400));
        await record.AddAsync(5, "young");
        await record.AnchorAsync();
        return record;
    }

    public async Task AddAsync(int entries, string comment)
    {
        for (var number = 0; number < entries; number++)
        {
            await host.Services.GetRequiredService<AuditLog>().RecordAsync(
                new AuditEntry { Actor = Actor.CommandLine, Action = "test.record", Comment = $"{comment} {number}", After = new { 引号 = "\"\\\n😀" } }, Cancellation);
        }
    }

    public Task<bool> AnchorAsync() => host.Services.GetRequiredService<AuditAnchoring>().AnchorAsync(Cancellation);

    public Task StepAsync() => host.Services.StepAsync<AuditArchiving>();

    public Task<IReadOnlyList<AuditArchive>> PartsAsync() => host.Services.GetRequiredService<AuditArchiveStore>().ListAsync(Cancellation);

    public Task<IReadOnlyList<AuditRow>> RowsAsync() => Store.AfterAsync(0, 1000, Cancellation);

    /// <param name="files">Also what lies in files.</param>
    public Task<AuditVerdict> VerifyAsync(bool files, params KeptAnchor[] elsewhere) => host.Services.GetRequiredService<AuditVerification>()
        .RunAsync(elsewhere, [], Cancellation, archives: files ? Folder : null);

    /// <summary>Makes the database fail as a machine that dies at that moment: nothing of the transaction is left.</summary>
    public Task DieBeforeAsync(string operation, string table) => WriteAsync(Database.Database.Dialect.SingleWriter
        ? $"create trigger a_dies before {operation} on {table} begin select raise(abort, 'died'); end"
        : $"""
        create function a_dies() returns trigger language plpgsql as 'begin raise exception ''died''; end;';
        create trigger a_dies before {operation} on {table} for each row execute function a_dies()
        """);

    public Task LiveAsync(string table) => WriteAsync(Database.Database.Dialect.SingleWriter ? "drop trigger a_dies" : $"drop trigger a_dies on {table}; drop function a_dies()");

    public Task WriteAsync(string sql) => Database.Database.WriteAsync(session => session.ExecuteAsync(sql), Cancellation);

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
