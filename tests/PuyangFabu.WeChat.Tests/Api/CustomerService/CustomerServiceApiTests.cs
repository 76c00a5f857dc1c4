using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.CustomerService;

namespace PuyangFabu.WeChat.Tests.Api.CustomerService;

public sealed class CustomerServiceApiTests : IAsyncDisposable
{
    private readonly ApiBench bench = new();

    private ICustomerServiceApi Service => bench.Api<ICustomerServiceApi>();

    [Fact]
    public async Task Each_kind_of_message_has_its_branch()
    {
        ServiceMessage[] messages =
        [
            new ServiceText("您好😀"),
            new ServiceImage("M"),
            new ServiceNews("题", "述", "https://a.example/", "https://a.example/p.jpg"),
            new ServiceMenu("满意吗？", [new("101", "满意")], "谢谢"),
        ];
        foreach (var message in messages)
        {
            Assert.False((await Service.SendAsync(ApiBench.Account, "o1", message, ApiBench.Cancellation)).IsFailed);
        }

        SaidBody.Are(
            [
                """{"touser":"o1","msgtype":"text","text":{"content":"您好😀"}}""",
                """{"touser":"o1","msgtype":"image","image":{"media_id":"M"}}""",
                """{"touser":"o1","msgtype":"news","news":{"articles":[{"title":"题","description":"述","url":"https://a.example/","picurl":"https://a.example/p.jpg"}]}}""",
                """{"touser":"o1","msgtype":"msgmenu","msgmenu":{"head_content":"满意吗？","list":[{"id":"101","content":"满意"}],"tail_content":"谢谢"}}""",
            ],
            bench.Platform.Calls);
        Assert.Equal("POST /base/cgi-bin/message/custom/send?access_token=token-1", bench.Platform.Calls[0].Line);
    }

    [Fact]
    public async Task A_message_is_sent_once_when_no_answer_comes()
    {
        bench.Platform.Then(Reaction.Http(502, "text/html", "<html>"u8.ToArray()));

        var answer = await Service.SendAsync(ApiBench.Account, "o1", new ServiceText("x"), ApiBench.Cancellation);

        Assert.Equal(ApiFailureKind.NoAnswer, answer.Failure!.Kind);
        Assert.Single(bench.Platform.Calls);
    }

    [Fact]
    public async Task Typing_is_shown_and_hidden()
    {
        await Service.TypingAsync(ApiBench.Account, "o1", typing: true, ApiBench.Cancellation);
        await Service.TypingAsync(ApiBench.Account, "o1", typing: false, ApiBench.Cancellation);

        SaidBody.Are(
            ["""{"touser":"o1","command":"Typing"}""", """{"touser":"o1","command":"CancelTyping"}"""], bench.Platform.Calls);
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();
}
