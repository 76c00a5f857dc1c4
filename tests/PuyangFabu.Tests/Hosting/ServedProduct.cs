using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PuyangFabu.Hosting;
using PuyangFabu.Tests.Hosting.OperatorApi;

namespace PuyangFabu.Tests.Hosting;

/// <summary>
/// The product as <c>serve</c> has it, with the system's clock and its own timers, but within this process: where nobody ends it
/// by force, a <see cref="RunningProduct"/> costs ten times as much and shows no more.
/// </summary>
internal sealed class ServedProduct : IAsyncDisposable
{
    private readonly ScratchFolder data;
    private readonly WebApplication app;

    private ServedProduct(ScratchFolder data, WebApplication app)
    {
        this.data = data;
        this.app = app;
    }

    public Uri Address => new(app.Urls.Single());

    /// <param name="settings">May name another address, another database.</param>
    public static async Task<ServedProduct> StartAsync(ScratchFolder data, params string[] settings)
    {
        var app = ProductApplication.Create(["--Urls", "http://127.0.0.1:0", .. settings, "--Storage:DataDirectory", data.Path], static builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.Configure<PasswordHasherOptions>(static hasher => hasher.IterationCount = 1000);
            builder.Services.AddSharedContracts();
        });
        var product = new ServedProduct(data, app);
        try
        {
            await app.Services.GetRequiredService<ProductStart>().PrepareAsync(TestContext.Current.CancellationToken);
            await app.StartAsync(TestContext.Current.CancellationToken);
            return product;
        }
        catch
        {
            await product.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        ProductCommand.LetGo(data);
    }
}
