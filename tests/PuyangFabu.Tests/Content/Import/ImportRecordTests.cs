using Microsoft.Data.Sqlite;
using PuyangFabu.People.Audit;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Content.Import;

/// <summary>What an import did stands in the record, written with it.</summary>
public sealed class ImportRecordTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_an_import_changed_is_in_the_record(string provider)
    {
        using var import = await ImportDriver.CreateAsync(databases, provider);

        await import.RunAsync("""{"externalId":"a","board":"zhuanti","title":"一"}""");
        await import.RunAsync("""{"externalId":"a","board":"zhuanti","title":"二"}""");
        await import.RunAsync("""{"externalId":"a","board":"zhuanti","title":"二"}""");

        var rows = await new AuditStore(import.Database.Database).AfterAsync(0, 10, Cancellation);
        Assert.Equal(["""{"imported":1,"updated":0}""", """{"imported":0,"updated":1}"""], rows.Where(static row => row.Action == "article.import").Select(static row => row.AfterJson));
    }

    [Fact]
    public async Task What_cannot_be_recorded_is_not_imported()
    {
        using var import = await ImportDriver.CreateAsync(databases, "sqlite");
        await import.Database.Database.WriteAsync(
            static session => session.ExecuteAsync("create trigger import_refused before insert on audit_log when new.action = 'article.import' begin select raise(abort, 'refused'); end"), Cancellation);

        await Assert.ThrowsAsync<SqliteException>(() => import.RunAsync("""{"board":"zhuanti","title":"一"}"""));

        Assert.Empty(await import.ArticlesAsync());
    }
}
