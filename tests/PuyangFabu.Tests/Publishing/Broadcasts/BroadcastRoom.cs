using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Publishing.Broadcasts.Sending;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Sandbox.Platform.Mass;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Publishing.Broadcasts;

/// <summary>A newsroom whose articles are sent to the sandbox's followers, step by step: nothing happens but what a test steps.</summary>
public sealed class BroadcastRoom : IAsyncDisposable
{
    public const string Account = "puyang";

    private BroadcastRoom(Newsroom newsroom) => Newsroom = newsroom;

    public Newsroom Newsroom { get; }

    public ProductHost Host => Newsroom.Host;

    public Person Author => Newsroom.Writer;

    /// <summary>The second person.</summary>
    public Person Approver => Newsroom.Publisher;

    public FaultQueue Faults => Host.Services.GetRequiredService<FaultQueue>();

    /// <summary>What the platform really accepted.</summary>
    public IReadOnlyList<MassJob> Jobs => Host.Services.GetRequiredService<PlatformLedger>().Jobs(Account);

    public static async Task<BroadcastRoom> OpenAsync(
        TestDatabases databases, string provider = "sqlite", string kind = "subscription", Action<IServiceCollection>? configure = null, params string[] settings)
    {
        var room = new BroadcastRoom(await Newsroom.OpenAsync(
            databases, provider, configure, [.. settings, $"--WeChat:Accounts:{Account}:Kind", kind, "--Checks:Links", "false"]));

        // The tests report results themselves, so that none comes in between.
        room.Faults.Add(Account, new PlatformFault { Kind = PlatformFaultKind.FinishNever, Times = null });
        return room;
    }

    public static object ToAll(params long[] articleIds) => new { articleIds, audience = new { all = true } };

    public async Task<ApiAnswer> CreateAsync(object? body = null) =>
        (await Author.PostAsync("/api/broadcasts", body ?? ToAll(await Newsroom.PublishedAsync()))).Ok();

    /// <summary>A broadcast that waits for the second person.</summary>
    public async Task<long> SubmittedAsync(object? body = null)
    {
        var id = (await CreateAsync(body)).Id;
        (await Author.PostAsync($"/api/broadcasts/{id}/submit")).Ok();
        return id;
    }

    /// <summary>A broadcast that the second person has approved: it goes out at its time.</summary>
    public async Task<long> ApprovedAsync(object? body = null)
    {
        var id = await SubmittedAsync(body);
        (await ApproveAsync(id)).Ok();
        return id;
    }

    public async Task<ApiAnswer> ApproveAsync(long id) =>
        await Approver.PostAsync($"/api/broadcasts/{id}/approve", new { contentHash = (await ReadAsync(id)).ContentHash });

    public async Task<ApiAnswer> ReadAsync(long id) => (await Author.GetAsync($"/api/broadcasts/{id}")).Ok();

    public async Task<string> StatusAsync(long id) => (await ReadAsync(id)).ArticleStatus;

    public Task<ApiAnswer> DoAsync(Person person, long id, string action, object? body = null) => person.PostAsync($"/api/broadcasts/{id}/{action}", body);

    /// <summary>One step of the due work.</summary>
    public Task StepAsync() => Host.Services.StepAsync<BroadcastWorker>();

    public async Task StepAfterAsync(TimeSpan time)
    {
        await PassAsync(time);
        await StepAsync();
    }

    /// <summary>Lets time pass; sessions do not outlive much of it.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Host.Database.Clock.Advance(time);
        await Newsroom.SignInAgainAsync();
    }

    /// <summary>Followers without a phone.</summary>
    public async Task AddFollowersAsync(int count)
    {
        using var client = new HttpClient { BaseAddress = Host.Address };
        using var added = await client.PostAsync($"/sandbox/api/platform/{Account}/followers", People.Operators.OperatorDriver.Json(new { count }));
        Assert.True(added.IsSuccessStatusCode, await added.Content.ReadAsStringAsync());
    }

    public void Fail(PlatformFaultKind kind, string path = "message/mass/sendall", int? code = null) =>
        Faults.Add(Account, new PlatformFault { Kind = kind, Path = path, Code = code });

    /// <summary>Reports the end of a job as the platform does, from a sample written by hand.</summary>
    public async Task ReportAsync(string msgId, string status = "send success", string urls = "", int sent = 1098)
    {
        var (code, body) = await Host.Sender.SendAsync(string.Create(CultureInfo.InvariantCulture, $"""
            <xml><ToUserName><![CDATA[{Webhook.WeChatSender.OriginalId}]]></ToUserName><FromUserName><![CDATA[oOperator0000000000000000001]]></FromUserName>
            <CreateTime>{Host.Database.Clock.GetUtcNow().ToUnixTimeSeconds()}</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[MASSSENDJOBFINISH]]></Event>
            <MsgID>{msgId}</MsgID><Status><![CDATA[{status}]]></Status><TotalCount>1200</TotalCount><FilterCount>1100</FilterCount><SentCount>{sent}</SentCount><ErrorCount>2</ErrorCount>
            <CopyrightCheckResult><Count>0</Count><ResultList></ResultList><CheckState>0</CheckState></CopyrightCheckResult>
            <ArticleUrlResult><Count>0</Count><ResultList>{urls}</ResultList></ArticleUrlResult></xml>
            """));
        Assert.Equal((200, "success"), ((int)code, body));
    }

    public ValueTask DisposeAsync() => Newsroom.DisposeAsync();
}
