using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Conversation.Cases;
using PuyangFabu.Conversation.Cases.Chat;
using PuyangFabu.Conversation.Cases.Delivering;
using PuyangFabu.Conversation.Cases.Pictures;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Conversation.FollowerCare;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.Cases;

/// <summary>The whole product with who receives, handles, approves and publishes cases, two units, and an agent of the first.</summary>
public sealed class CaseRoom : IAsyncDisposable
{
    private readonly FollowersAtWeChat wechat;

    private CaseRoom(ProductHost product, FollowersAtWeChat wechat)
    {
        this.wechat = wechat;
        Product = product;
        Operators = OperatorDriver.Of(product);
    }

    public ProductHost Product { get; }

    public OperatorDriver Operators { get; }

    public FollowersAtWeChat WeChat => wechat;

    public HttpClient Editor { get; private set; } = null!;

    public HttpClient Reviewer { get; private set; } = null!;

    public HttpClient Publisher { get; private set; } = null!;

    public HttpClient Chief { get; private set; } = null!;

    public HttpClient Agent { get; private set; } = null!;

    /// <summary>The agent's unit.</summary>
    public long Unit { get; private set; }

    public long OtherUnit { get; private set; }

    public static Task<CaseRoom> OpenAsync(TestDatabases databases, string provider = "sqlite", params string[] settings) =>
        OpenAsync(databases, provider, static _ => { }, settings);

    /// <param name="configure">Beside what a room is made of.</param>
    public static Task<CaseRoom> OpenAsync(TestDatabases databases, Action<IServiceCollection> configure, params string[] settings) =>
        OpenAsync(databases, "sqlite", configure, settings);

    private static async Task<CaseRoom> OpenAsync(TestDatabases databases, string provider, Action<IServiceCollection> configure, string[] settings)
    {
        var wechat = new FollowersAtWeChat();
        var room = new CaseRoom(
            await ProductHost.StartAsync(
                databases, provider,
                services =>
                {
                    FollowerHost.Configure(services, wechat);
                    services.StepByHand<CaseSweep>();
                    services.StepByHand<CaseReceiptWork>();
                    services.StepByHand<CaseHandIn>();
                    services.StepByHand<CaseTellerBook>();
                    services.StepByHand<CasePictureWork>();
                    configure(services);
                },
                settings),
            wechat);
        room.Editor = await room.Operators.WithRolesAsync(Role.Editor);
        room.Reviewer = await room.Operators.WithRolesAsync(Role.Reviewer);
        room.Publisher = await room.Operators.WithRolesAsync(Role.Publisher);
        room.Chief = await room.Operators.WithRolesAsync(Role.Chief);
        room.Unit = (await room.Editor.CallAsync("POST", "/api/directory", new { kind = "部门", name = "市甲局" }, HttpStatusCode.Created)).Id;
        room.OtherUnit = (await room.Editor.CallAsync("POST", "/api/directory", new { kind = "部门", name = "市乙局" }, HttpStatusCode.Created)).Id;
        room.Agent = await room.AgentAsync("agent-jia", room.Unit);
        return room;
    }

    /// <summary>Somebody who handles the cases of one unit.</summary>
    public async Task<HttpClient> AgentAsync(string name, long unit)
    {
        var id = await Operators.CreateAsync(name, Role.Agent);
        await (await Operators.AdminAsync()).CallAsync("PUT", $"/api/cases/desks/{id}", new { units = new[] { unit } });
        return await Operators.SignInAsync(name);
    }

    public Task<ApiAnswer> CreateAsync(object? input = null) => Editor.CallAsync(
        "POST", "/api/cases",
        input ?? new { type = "投诉", title = "路灯不亮", text = "人民路的路灯坏了", county = "华龙区", contact = "13812345678", anonymous = false, publishable = true },
        HttpStatusCode.Created);

    public static Task<ApiAnswer> DoAsync(HttpClient who, long id, string verb, object? body = null, HttpStatusCode expected = HttpStatusCode.OK) =>
        who.CallAsync("POST", $"/api/cases/{id}/{verb}", body, expected);

    /// <summary>A case that has come as far as this on the straight way.</summary>
    public async Task<long> InStateAsync(string state)
    {
        var id = (await CreateAsync()).Id;
        if (state == CaseState.Declined)
        {
            await DoAsync(Editor, id, "decline", new { reason = "petition" });
            return id;
        }

        (string State, HttpClient Who, string Verb, object? Body)[] way =
        [
            (CaseState.Accepted, Editor, "accept", null), (CaseState.Assigned, Editor, "assign", new { unit = Unit }), (CaseState.Handling, Agent, "sign", null),
            (CaseState.PendingApproval, Agent, "answer", new { text = "已经修好" }), (CaseState.Answered, Reviewer, "approve", null),
            (CaseState.Closed, Editor, "close", null), (CaseState.Published, Publisher, "publish", null),
        ];
        for (var step = 0; step < way.Length && (step == 0 ? CaseState.Submitted : way[step - 1].State) != state; step++)
        {
            await DoAsync(way[step].Who, id, way[step].Verb, way[step].Body);
        }

        return id;
    }

    public async ValueTask DisposeAsync()
    {
        Operators.Dispose();
        await Product.DisposeAsync();
    }
}
