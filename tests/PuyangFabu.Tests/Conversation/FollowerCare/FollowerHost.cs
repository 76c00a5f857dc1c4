using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Conversation.Alarms;
using PuyangFabu.Conversation.FollowerCare;
using PuyangFabu.Conversation.FollowerCare.Conversations;
using PuyangFabu.Conversation.FollowerCare.Syncing;
using PuyangFabu.Conversation.Media;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.WeChat.Api.Media;

namespace PuyangFabu.Tests.Conversation.FollowerCare;

/// <summary>The whole product on an account whose followers are known only to WeChat at first.</summary>
public sealed class FollowerHost : IAsyncDisposable
{
    private FollowerHost(ProductHost product, FollowersAtWeChat wechat)
    {
        Product = product;
        WeChat = wechat;
        Operators = OperatorDriver.Of(product);
    }

    public ProductHost Product { get; }

    public FollowersAtWeChat WeChat { get; }

    public OperatorDriver Operators { get; }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<FollowerHost> StartAsync(TestDatabases databases, string provider = "sqlite", params string[] settings)
    {
        var wechat = new FollowersAtWeChat();
        return new FollowerHost(await ProductHost.StartAsync(databases, provider, services => Configure(services, wechat), settings), wechat);
    }

    /// <summary>The tests make the steps of the background work themselves.</summary>
    public static void Configure(IServiceCollection services, FollowersAtWeChat wechat)
    {
        wechat.Replace(services);
        services.StepByHand<FollowerSync>();
        services.StepByHand<FollowerWipe>();
        services.StepByHand<LostMessages>();
        services.StepByHand<TalkBook>();
        services.StepByHand<OnDuty>();
        services.StepByHand<TalkLapse>();
        services.StepByHand<MediaFetch>();
        services.StepByHand<UrgentAlarm>();
        services.Replace(ServiceDescriptor.Singleton<IMediaApi>(wechat.Media));
    }

    public T Service<T>()
        where T : notnull => Product.Services.GetRequiredService<T>();

    public Task<HttpClient> EditorAsync() => Operators.WithRolesAsync(Role.Editor);

    public async Task StartSyncAsync() => await Service<FollowerSyncDesk>().StartAsync(Actor.CommandLine, null, Cancellation);

    /// <summary>Starts a synchronisation and makes steps until nothing is due.</summary>
    public async Task<FollowerSyncView> SyncAsync()
    {
        await StartSyncAsync();
        return await RunAsync();
    }

    public async Task<FollowerSyncView> RunAsync()
    {
        while (await Service<FollowerSync>().StepAsync(Cancellation) is not null)
        {
            // The step says when there is nothing left.
        }

        return (await Service<FollowerSyncDesk>().ShowAsync(null, Cancellation)).Value;
    }

    public Task<Follower?> FindAsync(string openId) => Service<FollowerStore>().FindAsync("puyang", openId, Cancellation);

    /// <summary>The code of a follower, as operators address him.</summary>
    public async Task<string> CodeAsync(string openId)
    {
        await Service<FollowerNames>().FillAsync(Cancellation);
        return (await FindAsync(openId))!.Code;
    }

    public static async Task<JsonElement> ListAsync(HttpClient client, string query = "") => (await client.CallAsync("GET", "/api/followers" + query)).Json;

    public async ValueTask DisposeAsync()
    {
        Operators.Dispose();
        await Product.DisposeAsync();
    }
}
