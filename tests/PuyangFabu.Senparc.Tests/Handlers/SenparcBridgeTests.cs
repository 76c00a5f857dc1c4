using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Senparc.Handlers;
using PuyangFabu.WeChat.Replies;
using Senparc.NeuChar.Entities;
using Senparc.Weixin.MP.Entities;

namespace PuyangFabu.Senparc.Tests.Handlers;

/// <summary>How a team's handler is run, and what its answers become.</summary>
public sealed class SenparcBridgeTests
{
    private readonly HandlerScript script = new();

    public static TheoryData<Func<ScriptedMessageHandler, IResponseMessageBase>, Reply> Replies => new()
    {
        { static _ => new ResponseMessageImage { Image = { MediaId = "IMAGE" } }, new ImageReply("IMAGE") },
        { static _ => new ResponseMessageVoice { Voice = { MediaId = "VOICE" } }, new VoiceReply("VOICE") },
        { static _ => new ResponseMessageVideo { Video = { MediaId = "VIDEO", Title = "题", Description = "述" } }, new VideoReply("VIDEO", "题", "述") },
        {
            static _ => new ResponseMessageMusic { Music = { ThumbMediaId = "THUMB", Title = "题", Description = "述", MusicUrl = "https://a.example/1", HQMusicUrl = "https://a.example/2" } },
            new MusicReply("THUMB", "题", "述", "https://a.example/1", "https://a.example/2")
        },
        { static _ => new ResponseMessageTransfer_Customer_Service(), new TransferCustomerServiceReply() },
        { static _ => new ResponseMessageTransfer_Customer_Service { TransInfo = [new CustomerServiceAccount { KfAccount = "a@puyang" }] }, new TransferCustomerServiceReply("a@puyang") },
    };

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Replies))]
    public async Task Every_kind_of_response_becomes_the_reply_that_WeChat_shows(Func<ScriptedMessageHandler, IResponseMessageBase> theirs, Reply ours)
    {
        script.Answer = theirs;

        Assert.Equal(new SenparcAnswer(true, ours), await AskAsync());
    }

    [Fact]
    public async Task Work_before_and_after_the_hook_runs_and_the_followers_context_is_kept()
    {
        script.Answer = static handler => handler.Say($"{handler.Count}");
        var first = await AskAsync();
        var second = await AskAsync();
        var stranger = await AskAsync(user: "oAnother");

        Assert.Equal(["1", "2", "1"], new[] { first, second, stranger }.Select(static answer => ((TextReply)answer.Reply!).Content));
        Assert.Equal(["before", "hook", "after"], script.Steps.Take(3));
    }

    [Fact]
    public async Task Who_cancels_before_the_hook_is_asked_no_further_and_what_it_said_counts()
    {
        script.Before = static handler => (handler.CancelExecute, handler.ResponseMessage) = (true, handler.Say("现在不答"));

        Assert.Equal(new SenparcAnswer(true, new TextReply("现在不答")), await AskAsync());
        Assert.Equal(["before"], script.Steps);
    }

    [Fact]
    public async Task A_hook_that_throws_is_followed_by_what_stands_after_it_and_the_mistake_comes_out()
    {
        script.Answer = static _ => throw new InvalidOperationException("the team's own mistake");

        await Assert.ThrowsAsync<InvalidOperationException>(() => AskAsync());
        Assert.Equal(["before", "hook", "after"], script.Steps);
    }

    [Fact]
    public async Task A_bare_success_is_silence_and_other_bare_text_a_mistake()
    {
        script.Answer = static handler =>
        {
            handler.TextResponseMessage = "success";
            return null;
        };
        Assert.Equal(SenparcAnswer.Silence, await AskAsync());

        script.Answer = static handler =>
        {
            handler.TextResponseMessage = "<xml></xml>";
            return null;
        };
        Assert.Contains("TextResponseMessage", (await Assert.ThrowsAsync<NotSupportedException>(() => AskAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_wants_encrypted_messages_alone_is_told_what_to_change()
    {
        var services = new ServiceCollection().AddSenparcMessageHandler<ScriptedMessageHandler, TeamMessageContext>(
            (body, model, _) => new ScriptedMessageHandler(body, model, script, onlyAllowEncryptMessage: true));

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => AskAsync(services));

        Assert.Contains("onlyAllowEncryptMessage", refused.Message, StringComparison.Ordinal);
        Assert.Empty(script.Steps);
    }

    [Fact]
    public async Task An_event_that_Senparc_does_not_know_is_left_and_a_card_of_a_mini_program_comes_as_unknown()
    {
        script.Answer = static handler => handler.Say(handler.RequestMessage.GetType().Name);

        Assert.Equal(SenparcAnswer.Left, await AskAsync(nodes: "<MsgType>event</MsgType><Event>user_info_modified</Event>"));
        Assert.DoesNotContain("hook", script.Steps);
        Assert.Equal(
            new SenparcAnswer(true, new TextReply(nameof(RequestMessageUnknownType))),
            await AskAsync(nodes: "<MsgType>miniprogrampage</MsgType><Title>题</Title><AppId>wx2</AppId><PagePath>a</PagePath><MsgId>2</MsgId>"));
    }

    private async Task<SenparcAnswer> AskAsync(
        IServiceCollection? services = null, string user = "o1", string nodes = "<MsgType>text</MsgType><Content>食堂</Content><MsgId>1</MsgId>")
    {
        await using var provider = (services ?? new ServiceCollection().AddSenparcMessageHandler<ScriptedMessageHandler, TeamMessageContext>())
            .AddSingleton(script).BuildServiceProvider();

        // Of this test: contexts are the process's.
        var account = $"gh_{script.GetHashCode()}";
        return await provider.GetRequiredService<SenparcBridge>().AnswerAsync(
            Encoding.UTF8.GetBytes($"<xml><ToUserName>{account}</ToUserName><FromUserName>{user}</FromUserName><CreateTime>1700000000</CreateTime>{nodes}</xml>"),
            "wx1",
            provider,
            TestContext.Current.CancellationToken);
    }
}
