using System.Net;
using PuyangFabu.Conversation.FollowerCare.Conversations;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Conversation.FollowerCare;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.Talks;

/// <summary>When the product keeps still because people answer. The clock stands on a Tuesday at 15:30, on duty.</summary>
public sealed class SilenceTests(TestDatabases databases)
{
    private readonly Asker asker = new();

    [Theory, EachDatabase]
    public async Task Who_asks_for_people_hears_so_and_nothing_more_until_the_talk_is_closed(string provider)
    {
        await using var host = await StartAsync(provider);
        var editor = await host.EditorAsync();
        var asking = host.Product.Sender.Text("人工", Asker.OpenId);

        var (_, answer) = await host.Product.Sender.SendAsync(asking);
        Assert.Contains("已转人工，工作人员会在这里回复您", answer, StringComparison.Ordinal);
        Assert.Equal("success", await SayAsync(host, "路灯坏了"));
        Assert.Contains("没有找到您在这里提交的诉求", await SayAsync(host, "进度"), StringComparison.Ordinal);
        Assert.Equal("success", await SayAsync(host, "你好"));
        Assert.Equal("success", await PictureAsync(host));
        Assert.NotEqual("success", await SayAsync(host, "你好", "oOther"));

        // The first one once more gets the same bytes, and asks for nothing anew.
        Assert.Equal(answer, (await host.Product.Sender.SendAsync(asking)).Body);
        await host.Product.RestartAsync();
        Assert.Equal(answer, (await host.Product.Sender.SendAsync(asking)).Body);
        Assert.Equal("success", await SayAsync(host, "还在吗"));
        using var operators = OperatorDriver.Of(host.Product);
        editor = await operators.SignInAsync(Role.Editor);
        var path = $"/api/inbox/{await host.CodeAsync(Asker.OpenId)}";
        var shown = (await editor.CallAsync("GET", path)).Json;
        Assert.Equal("waiting", shown.GetProperty("talk").GetProperty("state").GetString());
        Assert.Equal(["ask"], shown.GetProperty("talk").GetProperty("events").EnumerateArray().Select(static happened => happened.GetProperty("what").GetString()));

        await editor.CallAsync("POST", $"{path}/close");
        Assert.NotEqual("success", await SayAsync(host, "你好"));
    }

    [Theory, EachDatabase]
    public async Task An_operator_s_first_answer_stops_the_product_on_another_node_too(string provider)
    {
        await using var host = await StartAsync(provider);
        await using var other = await ProductHost.StartOnAsync(host.Product.Database, static services => FollowerHost.Configure(services, new FollowersAtWeChat()));
        var editor = await host.EditorAsync();
        Assert.NotEqual("success", await asker.SayAsync(other, "你好"));

        await editor.CallAsync("POST", $"/api/followers/{await host.CodeAsync(Asker.OpenId)}/messages", new { text = "您好，请说" });

        Assert.Equal("success", await SayAsync(host, "你好"));
        await other.Services.StepAsync<TalkBook>();
        Assert.Equal("success", await asker.SayAsync(other, "您好"));
        await editor.CallAsync("POST", $"/api/inbox/{await host.CodeAsync(Asker.OpenId)}/close");
        await other.Services.StepAsync<TalkBook>();
        Assert.NotEqual("success", await asker.SayAsync(other, "您好呀"));
    }

    [Theory, EachDatabase]
    public async Task Thirty_minutes_without_a_word_of_either_side_end_the_silence_and_talking_to_the_product_does_not_begin_it_anew(string provider)
    {
        await using var host = await StartAsync(provider);
        await SayAsync(host, "转人工");
        await WaitAsync(host, 29);
        Assert.Equal("success", await SayAsync(host, "路灯坏了"));
        await WaitAsync(host, 29);
        Assert.Equal("success", await SayAsync(host, "在人民路"));

        await WaitAsync(host, 30);
        Assert.NotEqual("success", await SayAsync(host, "你好"));
        await host.Product.Services.StepAsync<TalkBook>();
        Assert.NotEqual("success", await SayAsync(host, "你好"));

        // He still waits, and asking again makes it silent again.
        Assert.Equal("waiting", await StateAsync(host));
        Assert.Contains("已转人工", await SayAsync(host, "人工！"), StringComparison.Ordinal);
        Assert.Equal("success", await SayAsync(host, "你好"));
    }

    [Fact]
    public async Task Words_of_danger_and_taps_on_the_menu_are_answered_all_the_same()
    {
        await using var host = await StartAsync();
        await SayAsync(host, "人工");

        Assert.Contains("119", await SayAsync(host, "着火了救命"), StringComparison.Ordinal);
        Assert.Contains("<MsgType>", (await host.Product.Sender.SendAsync(host.Product.Sender.Event("CLICK", "board:wei-puyang", Asker.OpenId))).Body, StringComparison.Ordinal);
        Assert.Equal("success", await SayAsync(host, "你好"));
    }

    [Fact]
    public async Task Who_waits_and_asks_again_is_told_again_and_who_is_talking_to_somebody_is_not()
    {
        await using var host = await StartAsync();
        var editor = await host.EditorAsync();
        await SayAsync(host, "人工");
        Assert.Contains("已转人工", await SayAsync(host, "人工客服"), StringComparison.Ordinal);

        await editor.CallAsync("POST", $"/api/inbox/{await host.CodeAsync(Asker.OpenId)}/take");

        Assert.Equal("success", await SayAsync(host, "人工"));
    }

    [Theory]
    [InlineData("人工", true)]
    [InlineData("人工。", true)]
    [InlineData("转 人 工", true)]
    [InlineData("找人工", true)]
    [InlineData("人工服务", true)]
    [InlineData("在线客服", true)]
    [InlineData("我要找人工", true)]
    [InlineData("请帮我转接一下人工客服吧", true)]
    [InlineData("能不能找个真人说话", true)]
    [InlineData("有人工客服吗？", true)]
    [InlineData("人工在吗", true)]
    [InlineData("我要人工智能", false)]
    [InlineData("人工费怎么算", false)]
    [InlineData("客服电话是多少", false)]
    [InlineData("我要找人工流产的医院", false)]
    [InlineData("人工智能", false)]
    [InlineData("人工湖在哪里", false)]
    public async Task The_whole_message_must_ask_for_people(string words, bool asks)
    {
        await using var host = await StartAsync();

        Assert.Equal(asks, (await SayAsync(host, words)).Contains("已转人工", StringComparison.Ordinal));
        Assert.Equal(asks, await host.Product.Database.Database.ReadAsync(static session => session.ScalarAsync<long>("select count(*) from talks"), FollowerHost.Cancellation) == 1);
    }

    [Fact]
    public async Task Outside_duty_hours_it_is_said_when_they_are()
    {
        await using var host = await StartAsync();
        await WaitAsync(host, 180);

        var told = await SayAsync(host, "人工");
        Assert.Contains("现在不是值班时间，值班时间是工作日 8:30–12:00、14:30–18:00", told, StringComparison.Ordinal);
        Assert.Contains("由自动回复先答", told, StringComparison.Ordinal);
        Assert.Equal("waiting", await StateAsync(host));
    }

    [Theory, EachDatabase]
    public async Task Outside_duty_hours_the_product_answers_who_waits_until_somebody_takes_the_talk_and_again_when_it_is_put_back(string provider)
    {
        await using var host = await StartAsync(provider);
        await WaitAsync(host, 180);
        await SayAsync(host, "人工");
        foreach (var words in (string[])["你好", "谢谢", "公积金"])
        {
            Assert.NotEqual("success", await SayAsync(host, words));
        }

        var editor = await host.EditorAsync();
        var path = $"/api/inbox/{await host.CodeAsync(Asker.OpenId)}";
        await editor.CallAsync("POST", $"{path}/take");
        Assert.Equal("success", await SayAsync(host, "你好"));
        await editor.CallAsync("POST", $"{path}/release");
        Assert.NotEqual("success", await SayAsync(host, "你好"));
        Assert.Equal("waiting", await StateAsync(host));
        Assert.False((await editor.CallAsync("GET", path)).Json.GetProperty("talk").TryGetProperty("silentUntil", out _));
    }

    [Theory, EachDatabase]
    public async Task What_the_product_sends_by_itself_takes_no_talk_and_every_later_word_is_answered(string provider)
    {
        await using var host = await StartAsync(provider);
        await SayAsync(host, "你好");
        host.Product.Database.Clock.Advance(TimeSpan.FromSeconds(2));

        var sent = await host.Service<ConversationDesk>().SendAsync(Actor.Product, null, await host.CodeAsync(Asker.OpenId), new MessageInput("您的诉求已有答复"), FollowerHost.Cancellation);

        Assert.False(sent.IsRefused);
        Assert.Equal("automatic", await StateAsync(host));
        await host.Product.Services.StepAsync<TalkBook>();
        foreach (var words in (string[])["积水了打哪里", "进度", "公积金怎么提取", "谢谢", "人工"])
        {
            Assert.NotEqual("success", await SayAsync(host, words));
        }

        // Who waits for people, or has one, keeps what he has.
        var editor = await host.EditorAsync();
        await editor.CallAsync("POST", $"/api/inbox/{await host.CodeAsync(Asker.OpenId)}/take");
        await host.Service<ConversationDesk>().SendAsync(Actor.Product, null, await host.CodeAsync(Asker.OpenId), new MessageInput("您的诉求已有答复"), FollowerHost.Cancellation);
        Assert.Equal("taken", await StateAsync(host));
        Assert.True((await editor.CallAsync("GET", $"/api/inbox/{await host.CodeAsync(Asker.OpenId)}")).Json.GetProperty("talk").GetProperty("mine").GetBoolean());
    }

    [Fact]
    public async Task A_trial_says_that_people_are_asked_for_and_asks_for_none()
    {
        await using var host = await StartAsync();
        var editor = await host.EditorAsync();

        var tried = (await editor.CallAsync("POST", "/api/reply-rules/try", new { text = "人工" })).Json;

        Assert.Equal("people", tried.GetProperty("source").GetString());
        Assert.Equal(0, await host.Product.Database.Database.ReadAsync(static session => session.ScalarAsync<long>("select count(*) from talks"), FollowerHost.Cancellation));
    }

    [Theory, EachDatabase]
    public async Task What_nobody_answers_goes_back_and_what_is_answered_ends_by_itself(string provider)
    {
        await using var host = await StartAsync(provider);
        var editor = await host.EditorAsync();
        var path = $"/api/inbox/{await host.CodeAsync(Asker.OpenId)}";
        await SayAsync(host, "人工");
        await editor.CallAsync("POST", $"{path}/take");
        await WaitAsync(host, 29);
        await host.Product.Services.StepAsync<TalkLapse>();
        Assert.Equal("taken", await StateAsync(host));

        // Taken and not answered: others may take it.
        await WaitAsync(host, 1);
        await host.Product.Services.StepAsync<TalkLapse>();
        Assert.Equal("waiting", await StateAsync(host));

        editor = await host.Operators.SignInAsync(Role.Editor);
        await editor.CallAsync("POST", $"/api/followers/{path.Split('/')[^1]}/messages", new { text = "您好" });
        Assert.Equal("taken", await StateAsync(host));
        await WaitAsync(host, 30);
        await host.Product.Services.StepAsync<TalkLapse>();
        Assert.Equal("closed", await StateAsync(host));

        await SayAsync(host, "人工");
        await WaitAsync(host, 48 * 60);
        await host.Product.Services.StepAsync<TalkLapse>();
        Assert.Equal("closed", await StateAsync(host));
        var events = (await (await host.Operators.SignInAsync(Role.Editor)).CallAsync("GET", path)).Json.GetProperty("talk").GetProperty("events").EnumerateArray().Select(static happened => happened.GetProperty("what").GetString());
        Assert.Equal(["lapse", "ask", "lapse", "take", "lapse", "take", "ask"], events);
    }

    [Fact]
    public async Task An_answer_that_did_not_arrive_is_none()
    {
        await using var host = await StartAsync();
        var editor = await host.EditorAsync();
        await SayAsync(host, "人工");
        host.WeChat.Fail(FollowersAtWeChat.Refusal(45015, PuyangFabu.WeChat.Api.WeChatErrorClass.State));
        await editor.CallAsync("POST", $"/api/followers/{await host.CodeAsync(Asker.OpenId)}/messages", new { text = "您好" }, HttpStatusCode.BadGateway);

        await WaitAsync(host, 30);
        await host.Product.Services.StepAsync<TalkLapse>();

        Assert.Equal("waiting", await StateAsync(host));
    }

    private Task<FollowerHost> StartAsync(string provider = "sqlite") => Asker.StartAsync(databases, provider, TimeSpan.FromSeconds(1), "oOther");

    private Task<string> SayAsync(FollowerHost host, string words, string openId = Asker.OpenId) => asker.SayAsync(host.Product, words, openId);

    private static async Task<string> PictureAsync(FollowerHost host) => (await host.Product.Sender.SendAsync(host.Product.Sender.Message(
        "image", "<PicUrl><![CDATA[http://a.example/1.jpg]]></PicUrl><MediaId><![CDATA[m]]></MediaId><MsgId>9</MsgId>", Asker.OpenId))).Body;

    private static async Task WaitAsync(FollowerHost host, int minutes)
    {
        host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await host.Product.Services.StepAsync<TalkBook>();
    }

    private static async Task<string> StateAsync(FollowerHost host)
    {
        var shown = await host.Service<ConversationDesk>().ShowAsync(Actor.CommandLine, null, await host.CodeAsync(Asker.OpenId), FollowerHost.Cancellation);
        return shown.Value.Talk.State;
    }
}
