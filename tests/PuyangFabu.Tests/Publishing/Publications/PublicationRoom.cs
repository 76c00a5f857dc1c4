using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Accounts;
using PuyangFabu.People.Actors;
using PuyangFabu.Publishing.Publications;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;
using PuyangFabu.WeChat.Api.Publishing;

namespace PuyangFabu.Tests.Publishing.Publications;

/// <summary>A newsroom that publishes at WeChat, which is the sandbox over real HTTP.</summary>
internal sealed class PublicationRoom(Newsroom room) : IAsyncDisposable
{
    private const string Account = "puyang";

    public Newsroom Room { get; } = room;

    public FaultQueue Faults => Room.Host.Services.GetRequiredService<FaultQueue>();

    public static Task<PublicationRoom> OpenAsync(TestDatabases databases, string provider = "sqlite", params string[] settings) =>
        OpenAsync(databases, provider, null, settings);

    public static async Task<PublicationRoom> OpenAsync(TestDatabases databases, string provider, Action<IServiceCollection>? configure, params string[] settings) =>
        new(await Newsroom.OpenAsync(databases, provider, configure, settings));

    public void Fail(PlatformFaultKind kind, int? times = 1) =>
        Faults.Add(Account, new PlatformFault { Kind = kind, Path = "freepublish/submit", Times = times });

    public Task<ApiAnswer> DoAsync(Person person, long id, string step, object? body = null) => person.PostAsync($"/api/publications/{id}/{step}", body);

    public async Task<long> CreatedAsync(params long[] articleIds) =>
        (await Room.Writer.PostAsync("/api/publications", new { articleIds })).Ok().Body.GetProperty("id").GetInt64();

    /// <summary>A publication of a new article that a second person approved.</summary>
    public async Task<long> ApprovedAsync(long? articleId = null)
    {
        var id = await CreatedAsync(articleId ?? await Room.PublishedAsync());
        (await DoAsync(Room.Writer, id, "submit")).Ok();
        (await DoAsync(Room.Chief, id, "approve")).Ok();
        return id;
    }

    public async Task<PublicationView> ReadAsync(long id) =>
        (await Room.Host.Services.GetRequiredService<PublicationReading>().ViewAsync(id, Actor.Product, CancellationToken.None)).Value;

    /// <summary>Reports the end of a job as the platform does, from a sample written by hand.</summary>
    public async Task ReportAsync(string publishId, int status, string articleId = "")
    {
        var sender = Room.Host.Sender;
        var nodes = $"<Event>PUBLISHJOBFINISH</Event><PublishEventInfo><publish_id>{publishId}</publish_id><publish_status>{status}</publish_status><article_id>{articleId}</article_id></PublishEventInfo>";
        Assert.Equal("success", (await sender.SendAsync(sender.Message("event", nodes, "oOperator0000000000000000001"))).Body);
    }

    public Task StepAsync(TimeSpan later)
    {
        Room.Host.Database.Clock.Advance(later);
        return Room.Host.Services.StepAsync<PublicationWorker>();
    }

    /// <summary>How many posts WeChat shows.</summary>
    public async Task<int> PostsAsync()
    {
        var account = Room.Host.Services.GetRequiredService<AccountRegistry>().Default;
        var page = await Room.Host.Services.GetRequiredService<IFreePublishApi>().ListAsync(account.Api, 0, 20, true, CancellationToken.None);
        return page.Value.TotalCount;
    }

    public ValueTask DisposeAsync() => Room.DisposeAsync();
}
