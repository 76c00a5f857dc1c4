using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PuyangFabu.Content.CitizenServices.Links;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Hosting;
using PuyangFabu.Publishing.Broadcasts.Sending;
using PuyangFabu.Sources.Taking;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting.OperatorApi;
using PuyangFabu.Tests.Webhook;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.Tests.Hosting;

/// <summary>The whole product on a free port, on a database and data directory of its own; can be started again on the same ones.</summary>
public sealed class ProductHost : IAsyncDisposable
{
    public const string PublicBase = "https://fabu.example/";

    private readonly string folder;
    private readonly bool lent;
    private readonly Action<IServiceCollection>? configure;
    private readonly string[] extraSettings;
    private WebApplication? app;

    private ProductHost(TestDatabase database, string? lentFolder, Action<IServiceCollection>? configure, string[] extraSettings)
    {
        Database = database;
        lent = lentFolder is not null;
        folder = lentFolder ?? ScratchSpace.Create("product-").FullName;
        this.configure = configure;
        this.extraSettings = extraSettings;
    }

    public TestDatabase Database { get; }

    public string DataDirectory => folder;

    public IServiceProvider Services => app!.Services;

    public Uri Address { get; private set; } = null!;

    /// <summary>Sends to the default account as WeChat does.</summary>
    public WeChatSender Sender { get; private set; } = null!;

    public static async Task<ProductHost> StartAsync(
        TestDatabases databases, string provider = "sqlite", Action<IServiceCollection>? configure = null, params string[] settings)
    {
        var seed = await ProductSeed.OfAsync(databases, provider, settings);
        return seed is null
            ? await StartAsync(new ProductHost(databases.Create(provider), lentFolder: null, configure, settings))
            : await StartAsync(seed, configure, settings);
    }

    /// <summary>On a copy of the seed.</summary>
    internal static Task<ProductHost> StartAsync(ProductSeed seed, Action<IServiceCollection>? configure, string[] settings)
    {
        var host = new ProductHost(seed.CopyDatabase(), lentFolder: null, configure, settings);
        seed.CopyFilesTo(host.folder);
        return StartAsync(host);
    }

    /// <summary>A second node on the first one's database must be given the same <see cref="TestDatabase"/>.</summary>
    public static Task<ProductHost> StartOnAsync(TestDatabase database, Action<IServiceCollection>? configure = null, params string[] settings) =>
        StartAsync(new ProductHost(database, lentFolder: null, configure, settings));

    /// <summary>On a database and in a folder that outlive the host.</summary>
    public static Task<ProductHost> StartOnAsync(TestDatabase database, string folder, string[] settings) =>
        StartAsync(new ProductHost(database, folder, configure: null, settings));

    /// <param name="meanwhile">Done while the product is down.</param>
    public async Task RestartAsync(Action? meanwhile = null)
    {
        await StopAsync();
        meanwhile?.Invoke();
        await StartAsync();
    }

    /// <summary>Hands on what changed in the database, as the background step would a moment later.</summary>
    public Task FollowChangesAsync() => Services.StepAsync<ContentChangeFeed>();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Database.Dispose();
        if (!lent)
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<ProductHost> StartAsync(ProductHost host)
    {
        await host.StartAsync();
        return host;
    }

    private async Task StartAsync()
    {
        string[] settings =
        [
            "--Urls", "http://127.0.0.1:0",
            "--PublicBaseUrl", PublicBase,
            "--Storage:Provider", Database.Options.Provider,
            "--Storage:ConnectionString", Database.Options.ConnectionString,
            "--Storage:DataDirectory", folder,
            .. WeChatSender.Settings,
            .. extraSettings,
        ];
        app = ProductApplication.Create(settings, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Database.Clock));
            // Tests make the steps of broadcasts themselves.
            builder.Services.StepByHand<BroadcastWorker>();
            // And speak to no neighbour but those that they make.
            builder.Services.StepByHand<ServiceLinkWatch>();
            builder.Services.StepByHand<SourceWorker>();

            // Slow on purpose in the product; a run of tests signs in some thousand times.
            builder.Services.Configure<PasswordHasherOptions>(static hasher => hasher.IterationCount = 1000);
            builder.Services.AddSingleton(new SlowHash(rounds: 100));
            // The clock of a test stands still: a wait would last for ever.
            builder.Services.AddSingleton(new ApiLimits { RepetitionDelay = TimeSpan.Zero });
            LateHub.Add(builder.Services);
            builder.Services.AddSharedContracts();
            configure?.Invoke(builder.Services);
        });
        await Services.GetRequiredService<ProductStart>().PrepareAsync(CancellationToken.None);
        await app.StartAsync();
        await Services.GetRequiredService<PuyangFabu.Content.Search.ArticleIndexer>().CatchUpAsync(CancellationToken.None);
        Address = new Uri(app.Urls.Single());
        Sender = new WeChatSender(Address, Database.Clock);
    }

    private async Task StopAsync()
    {
        if (app is not null)
        {
            Sender.Dispose();
            // Disposing only tells the background work to end; what it still writes would meet a folder that goes.
            await app.StopAsync();
            await app.DisposeAsync();
            app = null;
        }
    }
}
