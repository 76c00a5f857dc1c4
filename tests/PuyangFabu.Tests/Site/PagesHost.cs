using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Boards;
using PuyangFabu.Content.Search;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Hosting;
using PuyangFabu.Publishing.Broadcasts.Sending;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting.OperatorApi;

namespace PuyangFabu.Tests.Site;

/// <summary>The product over real HTTP, on a database of its own with the standard boards and no article.</summary>
public sealed class PagesHost(TestDatabases databases) : IAsyncLifetime
{
    public const string PublicBase = "https://fabu.example/";

    private readonly TestDatabase database = databases.Create("sqlite");
    private readonly DirectoryInfo folder = ScratchSpace.Create("pages-");
    private WebApplication? app;
    private HttpClient? client;
    private int written;

    public TestDatabase Database => database;

    public HttpClient Client => client!;

    public IServiceProvider Services => app!.Services;

    public BoardTree Boards => Services.GetRequiredService<BoardCatalog>().Current;

    public async ValueTask InitializeAsync()
    {
        app = ProductApplication.Create(
            [
                "--Urls=http://127.0.0.1:0", $"--PublicBaseUrl={PublicBase}", "--WeChat:Sandbox=true", "--Storage:SampleContent=false",
                $"--Storage:ConnectionString={database.Options.ConnectionString}", $"--Storage:DataDirectory={folder.FullName}",
            ],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.StepByHand<BroadcastWorker>();
                builder.Services.AddSharedContracts();
                builder.Services.AddSingleton<TimeProvider>(database.Clock);
                builder.Services.Configure<PasswordHasherOptions>(static hasher => hasher.IterationCount = 1000);
            });
        app.MapGet("/broken", static string () => throw new InvalidOperationException("secret detail"));
        await Services.GetRequiredService<ProductStart>().PrepareAsync(CancellationToken.None);
        await app.StartAsync();
        await Services.GetRequiredService<ArticleIndexer>().CatchUpAsync(CancellationToken.None);
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(app.Urls.Single()),
        };
    }

    /// <summary>A published article to begin with; its board is given by slug.</summary>
    public Article Draft(string board, string title) => new()
    {
        BoardId = Boards.Find(board)!.Id,
        Title = title,
        Status = ArticleStatus.Published,
        PublishedMs = database.Clock.NowMs(),
    };

    /// <summary>Stores articles as the import does and waits until search and boards know of them.</summary>
    /// <returns>Their ids.</returns>
    public async Task<IReadOnlyList<long>> WriteAsync(params Article[] articles)
    {
        var store = Services.GetRequiredService<ArticleStore>();
        var named = articles.Select(article => article with
        {
            ExternalId = article.ExternalId ?? $"test-{Interlocked.Increment(ref written)}",
            ContentHash = ContentHash.Of(article, Boards.Find(article.BoardId)!.Slug),
        }).ToList();
        await store.UpsertAsync(named, CancellationToken.None);
        await CatchUpAsync();
        var stored = (await store.AfterAsync(0, 10_000, CancellationToken.None)).ToDictionary(static article => article.ExternalId!);
        return [.. named.Select(article => stored[article.ExternalId!].Id)];
    }

    /// <summary>Lets everything in memory follow what was written; the clock of a test stands still, so nobody else does.</summary>
    public Task CatchUpAsync() => Services.StepAsync<ContentChangeFeed>();

    public async Task<long> WriteOneAsync(Article article) => (await WriteAsync(article))[0];

    /// <summary>The page's HTML; fails on any other status.</summary>
    public async Task<string> ReadAsync(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await Client.GetAsync(path);
        Assert.Equal(expected, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        database.Dispose();
        folder.Delete(recursive: true);
    }
}
