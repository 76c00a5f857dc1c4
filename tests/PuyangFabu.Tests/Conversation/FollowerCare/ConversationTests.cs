using System.Net;
using System.Text.Json;
using PuyangFabu.Conversation.FollowerCare.Conversations;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.WeChat.Api;

namespace PuyangFabu.Tests.Conversation.FollowerCare;

public sealed class ConversationTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task Five_answers_to_a_message_and_not_one_more(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        var (editor, path) = await StartAsync(host);

        for (var left = 4; left >= 0; left--)
        {
            Assert.Equal(left, Left((await editor.CallAsync("POST", path, new { text = $"第 {5 - left} 条" })).Json));
        }

        var refused = await editor.CallAsync("POST", path, new { text = "第 6 条" }, HttpStatusCode.Conflict);
        Assert.Equal("replyWindowClosed", refused.Json.GetProperty("code").GetString());
        Assert.Equal(5, host.WeChat.Calls.Count(static call => call.StartsWith("send", StringComparison.Ordinal)));

        host.Product.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.Product.Sender.SendAsync(host.Product.Sender.Text("再问", "oAsks"));
        Assert.Equal(5, Left((await editor.CallAsync("GET", path)).Json));
    }

    [Theory, EachDatabase]
    public async Task Answers_at_the_same_moment_do_not_exceed_the_count(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        var (editor, path) = await StartAsync(host);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => editor.TryAsync("POST", path, new { text = $"{number}" })));

        Assert.Equal(5, answers.Count(static answer => answer.Status == HttpStatusCode.OK));
        Assert.Equal(5, host.WeChat.Calls.Count);
    }

    [Fact]
    public async Task Without_an_answer_a_message_is_unknown_counts_and_is_not_sent_again()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        var (editor, path) = await StartAsync(host);
        host.WeChat.Fail(FollowersAtWeChat.NoAnswer);

        await editor.CallAsync("POST", path, new { text = "您好" }, HttpStatusCode.GatewayTimeout);

        var shown = (await editor.CallAsync("GET", path)).Json;
        var message = shown.GetProperty("items")[0];
        Assert.Equal(("unknown", "未知", "您好"), (Text(message, "state"), Text(message, "stateName"), Text(message, "text")));
        Assert.Equal(4, Left(shown));
        host.Product.Database.Clock.Advance(TimeSpan.FromHours(1));
        await host.Product.Services.StepAsync<LostMessages>();
        Assert.Single(host.WeChat.Calls);
    }

    [Fact]
    public async Task A_refused_message_does_not_count()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        var (editor, path) = await StartAsync(host);
        host.WeChat.Fail(FollowersAtWeChat.Refusal(45015, WeChatErrorClass.State));

        await editor.CallAsync("POST", path, new { text = "您好" }, HttpStatusCode.BadGateway);

        Assert.Equal(5, Left((await editor.CallAsync("GET", path)).Json));
    }

    [Fact]
    public async Task A_message_whose_process_died_becomes_unknown()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        await StartAsync(host);
        var now = host.Product.Database.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        await host.Product.Database.Database.WriteAsync(
            session => FollowerMessageStore.AddAsync(session, new FollowerMessage
            {
                Account = "puyang",
                OpenId = "oAsks",
                OperatorName = "编辑",
                Words = "x",
                State = MessageState.Sending,
                SentMs = now,
            }),
            FollowerHost.Cancellation);

        await host.Product.Services.StepAsync<LostMessages>();
        Assert.Equal(MessageState.Sending, await StateAsync());
        host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(3));
        await host.Product.Services.StepAsync<LostMessages>();
        Assert.Equal(MessageState.Unknown, await StateAsync());

        async Task<string> StateAsync() => Assert.Single(await host.Product.Database.Database.ReadAsync(
            static session => FollowerMessageStore.OfFollowerAsync(session, "puyang", "oAsks", 10), FollowerHost.Cancellation)).State;
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public async Task An_empty_answer_is_bad_input(string? text)
    {
        await using var host = await FollowerHost.StartAsync(databases);
        var (editor, path) = await StartAsync(host);

        await editor.CallAsync("POST", path, new { text }, HttpStatusCode.BadRequest);
        await editor.CallAsync("POST", path, new { text = new string('长', 700) }, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_a_message_held_besides_words_is_shown()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        var (editor, path) = await StartAsync(host);
        foreach (var (type, nodes) in new[]
        {
            ("image", "<PicUrl><![CDATA[http://mmbiz.qpic.cn/a/0]]></PicUrl><MediaId><![CDATA[m1]]></MediaId><MsgId>9001</MsgId>"),
            ("voice", "<MediaId><![CDATA[m2]]></MediaId><Format><![CDATA[amr]]></Format><MsgId>9002</MsgId>"),
            ("location", "<Location_X>35.76</Location_X><Location_Y>115.02</Location_Y><Scale>16</Scale><Label><![CDATA[濮阳市人民路]]></Label><MsgId>9003</MsgId>"),
        })
        {
            await host.Product.Sender.SendAsync(host.Product.Sender.Message(type, nodes, "oAsks"));
            host.Product.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var items = (await editor.CallAsync("GET", path)).Json.GetProperty("items");

        var place = items[0].GetProperty("content");
        Assert.Equal((35.76, 115.02, "濮阳市人民路"), (place.GetProperty("latitude").GetDouble(), place.GetProperty("longitude").GetDouble(), Text(place, "label")));
        Assert.Equal("[位置] 濮阳市人民路", Text(items[0], "text"));
        Assert.Equal("m2", Text(items[1].GetProperty("content"), "mediaId"));
        Assert.Equal(("m1", "http://mmbiz.qpic.cn/a/0"), (Text(items[2].GetProperty("content"), "mediaId"), Text(items[2].GetProperty("content"), "pictureUrl")));
    }

    private static async Task<(HttpClient Editor, string Path)> StartAsync(FollowerHost host)
    {
        await host.Product.Sender.SendAsync(host.Product.Sender.Event("subscribe", user: "oAsks"));
        host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(5));
        await host.Product.Sender.SendAsync(host.Product.Sender.Text("几点上班", "oAsks"));
        host.Product.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        return (await host.EditorAsync(), $"/api/followers/{await host.CodeAsync("oAsks")}/messages");
    }

    private static int Left(JsonElement conversation) => conversation.GetProperty("repliesLeft").GetInt32();

    private static string? Text(JsonElement item, string field) => item.GetProperty(field).GetString();
}
