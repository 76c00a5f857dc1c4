using Microsoft.Extensions.Logging.Abstractions;
using PuyangFabu.Conversation.Cases.Chat;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Conversation.FollowerCare;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.Cases.Chat;

/// <summary>WeChat brings the messages of one follower to whichever node answers: there is one draft all the same.</summary>
public sealed class CaseChatNodesTests(TestDatabases databases)
{
    private const string Teller = "oCitizen";

    private long lastId = 7_260_000_000_000_000_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_case_is_told_to_two_nodes_in_turns_and_handed_in_once(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        await using var other = await OtherAsync(room);
        await room.Product.Sender.SendAsync(room.Product.Sender.Event("subscribe", user: Teller));

        Assert.Contains("【1/6】", await SayAsync(room.Product, "我要留言"), StringComparison.Ordinal);
        Assert.Contains("【2/6】", await SayAsync(other, "投诉"), StringComparison.Ordinal);
        Assert.Contains("【3/6】", await SayAsync(room.Product, "华龙区人民路"), StringComparison.Ordinal);
        Assert.Contains("【4/6】", await SayAsync(other, "路灯坏了三天"), StringComparison.Ordinal);
        Assert.Contains("【5/6】", await SayAsync(room.Product, "完成"), StringComparison.Ordinal);
        Assert.Contains("【6/6】", await SayAsync(other, "13812345678"), StringComparison.Ordinal);
        Assert.Contains("编号：", await SayAsync(room.Product, "可以"), StringComparison.Ordinal);

        await Task.WhenAll(room.Product.Services.StepAsync<CaseHandIn>(), other.Services.StepAsync<CaseHandIn>());
        var made = Assert.Single((await room.Editor.CallAsync("GET", "/api/cases")).Json.GetProperty("items").EnumerateArray());
        Assert.Equal("路灯坏了三天", made.GetProperty("title").GetString());
        Assert.Equal(0, await OpenAsync(room.Product.Database));
    }

    [Theory, EachDatabase]
    public async Task Of_two_nodes_that_begin_at_once_both_go_on_with_the_same_draft(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        await using var other = await OtherAsync(room);
        await room.Product.Sender.SendAsync(room.Product.Sender.Event("subscribe", user: Teller));
        for (var round = 0; round < 5; round++)
        {
            room.Product.Database.Clock.Advance(TimeSpan.FromSeconds(4));

            // Neither book may be read between the two: who is told of the other's draft goes on with it instead of beginning.
            await room.Product.Services.StepAsync<CaseTellerBook>();
            await other.Services.StepAsync<CaseTellerBook>();
            Assert.All(await Task.WhenAll(SendAsync(room.Product, "我要投诉"), SendAsync(other, "我要投诉")), static said => Assert.Contains("【2/6】", said, StringComparison.Ordinal));
            Assert.Equal(1, await OpenAsync(room.Product.Database));

            Assert.Contains("【3/6】", await SayAsync(room.Product, "华龙区人民路"), StringComparison.Ordinal);
            Assert.Contains("【4/6】", await SayAsync(other, "路灯坏了三天"), StringComparison.Ordinal);
            Assert.Contains("已取消", await SayAsync(room.Product, "取消"), StringComparison.Ordinal);
        }
    }

    [Theory, EachDatabase]
    public async Task Who_begins_anew_keeps_nothing_of_what_was_told_before_however_many_begin(string provider)
    {
        using var database = databases.Create(provider);
        var store = new CaseDraftStore(database.Database);
        var begun = new CaseDraft { Account = "puyang", OpenId = Teller, Step = CaseStage.Place, Type = "投诉", UpdatedMs = 1 };
        await database.Database.WriteAsync(session => CaseDraftStore.BeginAsync(session, begun), Cancellation);
        var told = (await store.FindAsync("puyang", Teller, Cancellation))! with
        {
            Step = CaseStage.Publish,
            Text = "文",
            Place = "路",
            Contact = "密封",
            Anonymous = true,
            Publishable = true,
            Media = """["m"]""",
            CodeHash = "h",
            UpdatedMs = 2,
        };
        await database.Database.WriteAsync(session => CaseDraftStore.SaveAsync(session, told), Cancellation);
        await database.Database.WriteAsync(session => CaseDraftStore.NumberAsync(session, "puyang", Teller, "201606280001"), Cancellation);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => database.Database.WriteAsync(session => CaseDraftStore.BeginAsync(session, begun with { UpdatedMs = 3 }), Cancellation)));

        Assert.Equal(begun with { Id = told.Id, UpdatedMs = 3 }, await store.FindAsync("puyang", Teller, Cancellation));
        Assert.Equal(1, await OpenAsync(database));
    }

    [Theory, EachDatabase]
    public async Task Of_two_open_drafts_of_an_older_version_the_newer_stays_beside_what_was_handed_in(string provider)
    {
        using var database = databases.CreateEmpty(provider);
        var migrator = new Migrator(database.Database, NullLogger<Migrator>.Instance);
        migrator.Run(54);
        await database.Database.WriteAsync(
            static session => session.ExecuteAsync(
                """
                insert into case_drafts (account, open_id, step, text, updated_ms) values
                    ('puyang', 'oA', 'text', 'old', 1), ('puyang', 'oA', 'text', 'new', 2), ('puyang', 'oA', 'done', 'in', 3), ('puyang', 'oB', 'text', 'other', 1)
                """),
            Cancellation);

        migrator.Run(55);

        Assert.Equal(
            ["in", "new", "other"],
            await database.Database.ReadAsync(static session => session.QueryAsync<string>("select text from case_drafts order by text"), Cancellation));
    }

    private static Task<ProductHost> OtherAsync(CaseRoom room) => ProductHost.StartOnAsync(
        room.Product.Database,
        static services =>
        {
            FollowerHost.Configure(services, new FollowersAtWeChat());
            services.StepByHand<CaseTellerBook>();
            services.StepByHand<CaseHandIn>();
        });

    /// <summary>As a second later: by then every node knows who is telling a case.</summary>
    private async Task<string> SayAsync(ProductHost node, string words)
    {
        await node.Services.StepAsync<CaseTellerBook>();
        return await SendAsync(node, words);
    }

    private async Task<string> SendAsync(ProductHost node, string words) =>
        (await node.Sender.SendAsync(node.Sender.Text(words, Teller, Interlocked.Increment(ref lastId)))).Body;

    private static Task<long> OpenAsync(TestDatabase database) => database.Database.ReadAsync(
        static session => session.ScalarAsync<long>("select count(*) from case_drafts where step <> 'done'"), Cancellation);
}
