using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PuyangFabu.Content.Search;
using PuyangFabu.Hosting;
using PuyangFabu.Publishing.Broadcasts.Sending;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting.OperatorApi;

namespace PuyangFabu.Tests.Sandbox;

/// <summary>The product as its first start leaves it: no setting but where to listen and where to keep its data.</summary>
public sealed class SandboxedProduct : IAsyncLifetime
{
    private readonly string folder = ScratchSpace.Create("sandbox-").FullName;
    private readonly HttpClient client = new();
    private WebApplication? app;

    public Uri Address => client.BaseAddress!;

    public IServiceProvider Services => app!.Services;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<SandboxedProduct> StartAsync()
    {
        var product = new SandboxedProduct();
        await product.InitializeAsync();
        return product;
    }

    public async ValueTask InitializeAsync()
    {
        app = ProductApplication.Create(
            [
                "--Urls", "http://127.0.0.1:0",
                "--Storage:DataDirectory", folder,
                "--Storage:ConnectionString", $"Data Source={Path.Combine(folder, "puyangfabu.db")}",
                // Its clock is the machine's, and no test may know the hour: somebody is always there.
                "--Talks:DutyHours=", "--Talks:DutyOnWeekends=true",
            ],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.StepByHand<BroadcastWorker>();
                builder.Services.AddSharedContracts();
            });
        await app.Services.GetRequiredService<ProductStart>().PrepareAsync(Cancelled);
        await app.StartAsync(Cancelled);
        await app.Services.GetRequiredService<ArticleIndexer>().CatchUpAsync(Cancelled);
        client.BaseAddress = new Uri(app.Urls.Single());
    }

    /// <summary>The openid of the first follower, following.</summary>
    public async Task<string> FollowerAsync()
    {
        var snapshot = await client.GetFromJsonAsync<JsonElement>("/sandbox/api/accounts/puyang", Cancelled);
        var follower = snapshot.GetProperty("followers")[0];
        var openId = follower.GetProperty("openId").GetString()!;
        if (!follower.GetProperty("following").GetBoolean())
        {
            Assert.Equal("replied", (await ActAsync(openId, new { type = "follow" })).GetProperty("outcome").GetString());
        }

        return openId;
    }

    public async Task<JsonElement> MenuAsync() =>
        await client.GetFromJsonAsync<JsonElement>("/sandbox/api/accounts/puyang/menu", Cancelled);

    public async Task<JsonElement> ActAsync(string openId, object action)
    {
        using var response = await client.PostAsJsonAsync(
            $"/sandbox/api/accounts/puyang/followers/{openId}/actions", action, Cancelled);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled))[0];
    }

    public async Task<JsonElement> RepeatAsync(JsonElement delivery, object plan)
    {
        using var response = await client.PostAsJsonAsync(
            $"/sandbox/api/deliveries/{delivery.GetProperty("id").GetInt64()}/repeat", new { plan }, Cancelled);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
    }

    /// <summary>How many entries of the account's stand in the chats.</summary>
    public async Task<int> RepliesShownAsync() =>
        (await client.GetFromJsonAsync<JsonElement>("/sandbox/api/accounts/puyang", Cancelled)).GetProperty("entries")
            .EnumerateArray().Count(entry => entry.GetProperty("side").GetString() == "account");

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (app is not null)
        {
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }
}
