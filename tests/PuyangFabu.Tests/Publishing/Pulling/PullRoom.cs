using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.People.Actors;
using PuyangFabu.Publishing.Pulling;
using PuyangFabu.Publishing.Pulling.Pages;
using PuyangFabu.Publishing.Pulling.Pictures;
using PuyangFabu.Publishing.Pulling.Steps;
using PuyangFabu.Sandbox.Platform.Accounts;
using PuyangFabu.Sandbox.Platform.Articles;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Publishing.Pulling;

/// <summary>A newsroom whose account published for years before; WeChat is the sandbox over real HTTP.</summary>
internal sealed class PullRoom(Newsroom room) : IAsyncDisposable
{
    private const string Account = "puyang";

    public Newsroom Room { get; } = room;

    public FaultQueue Faults => Room.Host.Services.GetRequiredService<FaultQueue>();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>The tests make the steps of a pull themselves; covers lie on this machine.</summary>
    public static async Task<PullRoom> OpenAsync(TestDatabases databases, string provider = "sqlite", int articles = 0, int news = 0, string[]? settings = null)
    {
        var room = new PullRoom(await Newsroom.OpenAsync(databases, provider, Configure, ["--Checks:AllowPrivateLinks", "true", .. settings ?? []]));
        await room.FillAsync(articles, news);
        return room;
    }

    private static void Configure(IServiceCollection services)
    {
        services.StepByHand<ArticlePull>();
        services.StepByHand<PageVisits>();
        services.StepByHand<BodyPictureWork>();
    }

    public T Service<T>()
        where T : notnull => Room.Host.Services.GetRequiredService<T>();

    public void Fail(PlatformFaultKind kind, string path = "freepublish/batchget") =>
        Faults.Add(Account, new PlatformFault { Kind = kind, Path = path });

    /// <summary>What the account published before; the same each time.</summary>
    public Task FillAsync(int articles, int news = 0) => DeskAsync(HttpMethod.Post, "archive", $$"""{"articles":{{articles}},"news":{{news}}}""");

    /// <summary>Somebody does this in WeChat's own console.</summary>
    public async Task DeskAsync(HttpMethod method, string path, string json = "{}")
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(method, new Uri(Room.Host.Address, $"/sandbox/api/platform/{Account}/{path}"));
        request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request, Cancelled);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>What a post is at WeChat from now on.</summary>
    public void Change(string post, Func<IReadOnlyList<PlatformArticle>, IReadOnlyList<PlatformArticle>> change)
    {
        var account = Service<PlatformDirectory>().Find(Account)!;
        lock (account.Gate)
        {
            var before = account.Publications.ByArticle(post)!;
            account.Publications.Keep(before with { Articles = change(before.Articles) });
        }
    }

    /// <summary>The database takes no article of this title; SQLite alone.</summary>
    public Task RefuseAsync(string title) =>
        Room.ByHandAsync($"create trigger articles_refused before insert on articles when new.title = '{title}' begin select raise(abort, 'refused'); end");

    /// <summary>What is due waits for somebody's word, as after a restore.</summary>
    public Task HoldAsync() => Room.Host.Database.Database.WriteAsync(session => Service<DueWorkHold>().SetAsync(session, "恢复"), Cancelled);

    public async Task StartAsync(bool drafts = false, bool newsAsDrafts = false) =>
        Assert.False((await Service<ArticlePullDesk>().StartAsync(Actor.CommandLine, null, drafts, newsAsDrafts, Cancelled)).IsRefused);

    public Task<long?> StepAsync() => Room.Host.Services.StepAsync<ArticlePull>();

    /// <summary>Starts a pull and makes steps until nothing is due.</summary>
    public async Task<ArticlePullView> PullAsync(bool drafts = false, bool newsAsDrafts = false)
    {
        await StartAsync(drafts, newsAsDrafts);
        return await RunAsync();
    }

    public async Task<ArticlePullView> RunAsync()
    {
        while (await Service<ArticlePull>().StepAsync(Cancelled) is not null)
        {
            // The step says when there is nothing left.
        }

        return (await Service<ArticlePullDesk>().ShowAsync(null, Cancelled)).Value;
    }

    /// <summary>Makes steps until no picture is due.</summary>
    public async Task CopyPicturesAsync()
    {
        for (var step = 0; await Service<PulledArticleStore>().AnyPicturesDueAsync(Room.Host.Database.Clock.GetUtcNow().ToUnixTimeMilliseconds(), Cancelled); step++)
        {
            Assert.True(step < 100, "It never ends.");
            await Room.Host.Services.StepAsync<BodyPictureWork>();
        }
    }

    /// <summary>What WeChat told of, by the title.</summary>
    public async Task<IReadOnlyList<PulledArticle>> KnownAsync() => await Service<PulledArticleStore>().ListAsync(Account, null, noticed: false, null, 10_000, Cancelled);

    public async Task<JsonElement> ListAsync(string query) => (await Room.Editor.GetAsync($"/api/pull/articles?{query}")).Ok().Body.GetProperty("items");

    public ValueTask DisposeAsync() => Room.DisposeAsync();
}
