using System.Text;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Intake;
using PuyangFabu.Content.Boards;
using PuyangFabu.Content.Import;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Content.Uploads.Pictures;
using PuyangFabu.Foundation.Files;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Operations.SampleContent;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.Publishing.Menus;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Content.Import;

/// <summary>Imports into and exports from a fresh database that has the standard boards.</summary>
internal sealed class ImportDriver : IDisposable
{
    private readonly BoardStore boards;
    private readonly ArticleStore articles;
    private readonly PictureConversion conversion = new();
    private readonly string folder = ScratchSpace.Create("import-").FullName;
    private StringWriter messages = new();

    private ImportDriver(TestDatabase database)
    {
        Database = database;
        boards = new BoardStore(database.Database, database.Changes, database.Clock);
        articles = new ArticleStore(database.Database, database.Changes, database.Clock);
        Files = new UploadFiles(new FolderFiles(new StorageOptions { DataDirectory = folder }));
        Uploads = new UploadStore(database.Database, database.Clock);
    }

    public TestDatabase Database { get; }

    public UploadFiles Files { get; }

    public UploadStore Uploads { get; }

    /// <summary>What the last run said.</summary>
    public string Messages => messages.ToString();

    public List<long> Progress { get; } = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ImportDriver> CreateAsync(TestDatabases databases, string provider)
    {
        var driver = new ImportDriver(databases.Create(provider));
        var menus = new MenuStore(driver.Database.Database, driver.Database.Changes, driver.Database.Clock);
        await new StandardContent(driver.Database.Database, driver.boards, menus).SeedBoardsAsync(Cancellation);
        return driver;
    }

    public Task<ImportResult> RunAsync(string lines) => RunAsync(Encoding.UTF8.GetBytes(lines));

    public Task<ImportResult> RunAsync(byte[] lines)
    {
        messages = new StringWriter { NewLine = "\n" };
        var audit = new AuditLog(Database.Database, Database.Clock);
        var desk = new UploadDesk(Database.Database, Files, Uploads, conversion, audit);
        return new ArticleImport(Database.Database, boards, articles, new ArticleIntake(new DataPictures(conversion), desk, Files), audit, Database.Clock)
            .RunAsync(Actor.CommandLine, new MemoryStream(lines), messages, new ProgressList(Progress), Cancellation);
    }

    public async Task<string> ExportAsync()
    {
        using var output = new MemoryStream();
        await new ArticleExport(boards, articles).RunAsync(output, null, Cancellation);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    public Task<IReadOnlyList<Article>> ArticlesAsync() => articles.AfterAsync(0, 1000, Cancellation);

    public Task WithdrawAllAsync() => Database.Database.WriteAsync(
        static session => session.ExecuteAsync("update articles set status = 'withdrawn'"), Cancellation);

    public void Dispose()
    {
        Database.Dispose();
        conversion.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Unlike <see cref="Progress{T}"/>, at once and in order.</summary>
    private sealed class ProgressList(List<long> list) : IProgress<long>
    {
        public void Report(long value) => list.Add(value);
    }
}
