using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Mass;

namespace PuyangFabu.WeChat.Tests.Api.Mass;

public sealed class MassSendApiTests : IAsyncDisposable
{
    private readonly ApiBench bench = new();

    private IMassSendApi Mass => bench.Api<IMassSendApi>();

    [Fact]
    public async Task Articles_go_to_all_in_the_form_of_the_page()
    {
        bench.Platform.ThenJson("""{"errcode":0,"errmsg":"send job submission success","msg_id":34182,"msg_data_id":206227730}""");

        var answer = await Mass.SendAsync(ApiBench.Account, MassAudience.All, new MassNews("DRAFT"), "job-1", ApiBench.Cancellation);

        Assert.Equal(new MassSendReceipt("34182", "206227730"), answer.Value);
        var call = Assert.Single(bench.Platform.Calls);
        Assert.Equal("POST /base/cgi-bin/message/mass/sendall?access_token=token-1", call.Line);
        SaidBody.Is(
            """{"filter":{"is_to_all":true},"msgtype":"mpnews","mpnews":{"media_id":"DRAFT"},"send_ignore_reprint":0,"clientmsgid":"job-1"}""", call);
    }

    [Fact]
    public async Task A_tag_and_a_text_are_said_in_the_body()
    {
        await Mass.SendAsync(ApiBench.Account, MassAudience.Tag(101), new MassText("停水通知"), "job-2", ApiBench.Cancellation);

        SaidBody.Is(
            """{"filter":{"is_to_all":false,"tag_id":101},"msgtype":"text","text":{"content":"停水通知"},"clientmsgid":"job-2"}""",
            bench.Platform.Calls[0]);
    }

    [Fact]
    public async Task A_list_goes_to_the_other_call_with_its_openids()
    {
        bench.Platform.ThenJson("""{"errcode":0,"msg_id":"99"}""");

        var answer = await Mass.SendAsync(
            ApiBench.Account, MassAudience.List(["o1", "o2"]), new MassImages(["IMAGE"]), "job-3", ApiBench.Cancellation);

        Assert.Equal(new MassSendReceipt("99", null), answer.Value);
        var call = bench.Platform.Calls[0];
        Assert.Equal("POST /base/cgi-bin/message/mass/send?access_token=token-1", call.Line);
        SaidBody.Is("""{"touser":["o1","o2"],"msgtype":"image","images":{"media_ids":["IMAGE"]},"clientmsgid":"job-3"}""", call);
    }

    [Theory]
    [InlineData("msg_id")]
    [InlineData("msgid")]
    public async Task A_key_that_exists_brings_the_id_of_its_job(string field)
    {
        bench.Platform.ThenJson($$"""{"errcode":45065,"errmsg":"clientmsgid exist rid: 6a","{{field}}":34182}""");

        var failure = (await Mass.SendAsync(ApiBench.Account, MassAudience.All, new MassNews("D"), "job-1", ApiBench.Cancellation)).Failure!;

        Assert.Equal((ApiFailureKind.Refused, 45065, "34182"), (failure.Kind, failure.Code, failure.MsgId));
    }

    [Fact]
    public async Task A_send_is_never_repeated_when_the_answer_does_not_come()
    {
        bench.Platform.Then(Reaction.Hangup);

        var answer = await Mass.SendAsync(ApiBench.Account, MassAudience.All, new MassNews("D"), "job-1", ApiBench.Cancellation);

        Assert.Equal(ApiFailureKind.NoAnswer, answer.Failure!.Kind);
        Assert.Single(bench.Platform.Calls);
    }

    [Fact]
    public async Task A_send_on_a_kept_connection_that_dies_is_not_repeated_underneath()
    {
        bench.Platform.ThenJson("""{"speed":3,"realspeed":15}""").Then(Reaction.Hangup);
        Assert.Equal(3, (await Mass.SpeedAsync(ApiBench.Account, ApiBench.Cancellation)).Value);

        var answer = await Mass.SendAsync(ApiBench.Account, MassAudience.All, new MassNews("D"), "job-1", ApiBench.Cancellation);

        Assert.Equal(ApiFailureKind.NoAnswer, answer.Failure!.Kind);
        Assert.Equal(2, bench.Platform.Calls.Count);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(268488001)]
    public async Task A_busy_platform_is_not_asked_again_for_a_send(int code)
    {
        bench.Platform.ThenJson($$"""{"errcode":{{code}},"errmsg":"system error"}""");

        var answer = await Mass.SendAsync(ApiBench.Account, MassAudience.All, new MassNews("D"), "job-1", ApiBench.Cancellation);

        Assert.Equal(WeChatErrorClass.Retry, answer.Failure!.Error!.Class);
        Assert.Single(bench.Platform.Calls);
    }

    [Fact]
    public async Task What_may_not_be_sent_does_not_leave()
    {
        var one = await Mass.SendAsync(ApiBench.Account, MassAudience.List(["o1"]), new MassText("x"), "job", ApiBench.Cancellation);
        var longKey = await Mass.SendAsync(ApiBench.Account, MassAudience.All, new MassText("x"), new string('k', 33), ApiBench.Cancellation);
        var empty = await Mass.SendAsync(ApiBench.Account, MassAudience.All, new MassText(""), "job", ApiBench.Cancellation);
        var nobody = await Mass.PreviewAsync(ApiBench.Account, null, null, new MassText("x"), ApiBench.Cancellation);

        Assert.All([one.Failure, longKey.Failure, empty.Failure, nobody.Failure], static failure => Assert.Equal(ApiFailureKind.NotSent, failure!.Kind));
        Assert.Empty(bench.Platform.Calls);
    }

    [Fact]
    public async Task A_preview_names_a_phone_and_a_single_picture()
    {
        await Mass.PreviewAsync(ApiBench.Account, null, "bianji", new MassImages(["I1", "I2"]), ApiBench.Cancellation);
        await Mass.PreviewAsync(ApiBench.Account, "o1", null, new MassNews("D"), ApiBench.Cancellation);

        SaidBody.Is("""{"towxname":"bianji","image":{"media_id":"I1"},"msgtype":"image"}""", bench.Platform.Calls[0]);
        SaidBody.Is("""{"touser":"o1","mpnews":{"media_id":"D"},"msgtype":"mpnews"}""", bench.Platform.Calls[1]);
    }

    [Theory]
    [InlineData("SEND_SUCCESS", MassSendProgress.Succeeded)]
    [InlineData("SENDING", MassSendProgress.Sending)]
    [InlineData("SEND_FAIL", MassSendProgress.Failed)]
    [InlineData("DELETE", MassSendProgress.Deleted)]
    [InlineData("NEW_WORD", MassSendProgress.Unknown)]
    public async Task Progress_is_read_by_its_word(string word, MassSendProgress expected)
    {
        bench.Platform.ThenJson($$"""{"msg_id":201053012,"msg_status":"{{word}}"}""");

        Assert.Equal(expected, (await Mass.ProgressAsync(ApiBench.Account, "201053012", ApiBench.Cancellation)).Value);
        SaidBody.Is("""{"msg_id":"201053012"}""", bench.Platform.Calls[0]);
    }

    [Fact]
    public async Task Taking_away_names_the_job_and_the_article()
    {
        Assert.False((await Mass.DeleteAsync(ApiBench.Account, "30124", 2, ApiBench.Cancellation)).IsFailed);
        SaidBody.Is("""{"msg_id":30124,"article_idx":2}""", bench.Platform.Calls[0]);
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();
}
