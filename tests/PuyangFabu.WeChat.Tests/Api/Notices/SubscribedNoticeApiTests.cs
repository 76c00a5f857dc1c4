using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Notices;

namespace PuyangFabu.WeChat.Tests.Api.Notices;

public sealed class SubscribedNoticeApiTests : IAsyncDisposable
{
    private readonly ApiBench bench = new();

    [Fact]
    public async Task A_notice_has_its_form_its_fields_and_where_it_leads_and_is_sent_once()
    {
        bench.Platform.Then(Reaction.Http(502, "text/html", "<html>"u8.ToArray())).ThenJson("""{"errcode":0,"errmsg":"ok"}""");
        var notice = new SubscribedNotice("T1", "https://a.example/", [new("thing1", "路灯"), new("time3", "2026-01-05 09:00")]);

        var lost = await bench.Api<ISubscribedNoticeApi>().SendAsync(ApiBench.Account, "o1", notice, ApiBench.Cancellation);
        var sent = await bench.Api<ISubscribedNoticeApi>().SendAsync(ApiBench.Account, "o1", notice with { Page = "" }, ApiBench.Cancellation);

        Assert.Equal(ApiFailureKind.NoAnswer, lost.Failure!.Kind);
        Assert.False(sent.IsFailed);
        Assert.Equal(
            [
                """{"touser":"o1","template_id":"T1","page":"https://a.example/","data":{"thing1":{"value":"路灯"},"time3":{"value":"2026-01-05 09:00"}}}""",
                """{"touser":"o1","template_id":"T1","data":{"thing1":{"value":"路灯"},"time3":{"value":"2026-01-05 09:00"}}}""",
            ],
            bench.Platform.Calls.Select(static call => call.Text));
        Assert.Equal("POST /base/cgi-bin/message/subscribe/bizsend?access_token=token-1", bench.Platform.Calls[0].Line);
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();
}
