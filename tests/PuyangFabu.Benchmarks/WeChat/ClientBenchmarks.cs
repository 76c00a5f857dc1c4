using System.Net;
using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using PuyangFabu.Senparc;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Drafts;
using PuyangFabu.WeChat.Api.Mass;

namespace PuyangFabu.Benchmarks.WeChat;

/// <summary>
/// What preparing broadcasts asks of WeChat, through either client in one run: a thousand times a draft of one article, then the send. Over
/// the loopback, to a server that answers at once; built with <c>-p:WeChatSdk=Senparc</c> alone.
/// </summary>
[InProcess, MemoryDiagnoser]
public class ClientBenchmarks
{
    private const int Broadcasts = 1000;
    private static readonly ApiAccount Account = new("wx0000000000000001", "the-secret");

    private static readonly DraftArticle Article = new()
    {
        Title = "濮阳市关于做好冬季供暖工作的通知",
        Author = "濮阳发布",
        Digest = "供暖时间和服务电话",
        Content = string.Concat(Enumerable.Repeat("<p>各县（区）人民政府，市直有关部门：为保障群众温暖过冬，现将有关事项通知如下。</p>", 100)),
        ContentSourceUrl = "https://fabu.example/articles/1",
        ThumbMediaId = "THUMB",
    };

    private WebApplication platform = null!;
    private ServiceProvider own = null!;
    private ServiceProvider senparc = null!;

    [GlobalSetup]
    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        platform = builder.Build();
        platform.Run(static async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            await context.Response.WriteAsync("""{"errcode":0,"access_token":"token","expires_in":7200,"media_id":"DRAFT","msg_id":1}""");
        });
        await platform.StartAsync();
        var address = new Uri(platform.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        own = new ServiceCollection().AddSingleton(TimeProvider.System).AddWeChatApi(_ => address).BuildServiceProvider();
        senparc = new ServiceCollection().AddSingleton(TimeProvider.System).AddWeChatApi(_ => address).AddSenparcCalls().BuildServiceProvider();
    }

    [GlobalCleanup]
    public async Task StopAsync()
    {
        await own.DisposeAsync();
        await senparc.DisposeAsync();
        await platform.DisposeAsync();
    }

    [Benchmark(Baseline = true, Description = "自带的客户端", OperationsPerInvoke = Broadcasts)]
    public Task OwnAsync() => PrepareAsync(own);

    [Benchmark(Description = "Senparc", OperationsPerInvoke = Broadcasts)]
    public Task SenparcAsync() => PrepareAsync(senparc);

    private static async Task PrepareAsync(ServiceProvider services)
    {
        var (drafts, mass) = (services.GetRequiredService<IDraftApi>(), services.GetRequiredService<IMassSendApi>());
        for (var broadcast = 0; broadcast < Broadcasts; broadcast++)
        {
            var draft = (await drafts.AddAsync(Account, [Article], CancellationToken.None)).Value;
            _ = (await mass.SendAsync(Account, MassAudience.All, new MassNews(draft), $"job-{broadcast}", CancellationToken.None)).Value;
        }
    }
}
