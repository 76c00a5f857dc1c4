using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PuyangFabu.Articles;
using PuyangFabu.Boards;
using PuyangFabu.Directories;
using PuyangFabu.Feeds;
using PuyangFabu.Hosting;
using PuyangFabu.Menus;
using PuyangFabu.SampleContent;
using PuyangFabu.Search;
using PuyangFabu.Site;
using PuyangFabu.Storage;
using PuyangFabu.Tests.Storage;

namespace PuyangFabu.Tests.Site;

/// <summary>The public pages over real HTTP, on a database of their own with the standard boards and no article.</summary>
public sealed class PagesHost(TestDatabases databases) : IAsyncLifetime
{
    public const string PublicBase = "https://fabu.example/";

    private readonly TestDatabase database = databases.Create("sqlite");
    private WebApplication? app;
    private HttpClient? client;
    private int written;

    public TestDatabase Database => database;

    public HttpClient Client => client!;

    public IServiceProvider Services => app!.Services;

    public BoardTree Boards => Services.GetRequiredService<BoardCatalog>().Current;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddSingleton<TimeProvider>(database.Clock);
        builder.Services.AddSingleton(new PublicUrls(new Uri(PublicBase), static () => ""));
        builder.Services.AddStorage(database.Options);
        builder.Services.AddBoards();
        builder.Services.AddArticles();
        builder.Services.AddSearchPages();
        builder.Services.AddSingleton(ArticleIndex.Open(null, NullLogger.Instance));
        builder.Services.AddDirectory();
        builder.Services.AddFeeds();
        builder.Services.AddMenus();
        builder.Services.AddSampleContent();
        builder.Services.AddSite(new SiteOptions());
        app = builder.Build();
        app.UsePublicErrorPages();
        app.MapSite();
        app.MapBoardPages();
        app.MapArticlePages();
        app.MapSearchPages();
        app.MapDirectoryPages();
        app.MapFeeds();
        app.MapGet("/broken", static string () => throw new InvalidOperationException("secret detail"));
        await Services.GetRequiredService<StandardContent>().SeedBoardsAsync(CancellationToken.None);
        await Services.GetRequiredService<BoardCatalog>().LoadAsync(CancellationToken.None);
        await app.StartAsync();
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

    /// <summary>Stores articles as the import does and puts them into the search index.</summary>
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
        var stored = (await store.AfterAsync(0, 10_000, CancellationToken.None)).ToDictionary(static article => article.ExternalId!);
        var ids = named.Select(article => stored[article.ExternalId!].Id).ToList();
        Services.GetRequiredService<ArticleIndex>().Apply(
            [.. named.Zip(ids).Where(static pair => pair.First.Status == ArticleStatus.Published).Select(static pair => new SearchDocument
            {
                Id = pair.Second,
                Title = pair.First.Title,
                Digest = pair.First.Digest,
                Body = pair.First.BodyText,
            })],
            [],
            1);
        return ids;
    }

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
    }
}
