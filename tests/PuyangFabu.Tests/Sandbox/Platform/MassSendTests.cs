namespace PuyangFabu.Tests.Sandbox.Platform;

public sealed class MassSendTests
{
    [Fact]
    public async Task A_send_to_all_reaches_the_phone_consumes_the_draft_and_is_told_by_an_event()
    {
        await using var host = await PlatformHost.StartAsync();
        var openId = await host.Sandbox.FollowerAsync();
        var draft = await host.DraftAsync("头条", "次条");

        var answer = await host.SendToAllAsync(draft, "key-1");

        Assert.Equal("send job submission success", answer.Text("errmsg"));
        var callback = await host.Sandbox.ReceivedAsync();
        Assert.Equal("MASSSENDJOBFINISH", callback.Node("Event"));
        Assert.Equal((answer.Text("msg_id"), "send success", "1"), (callback.Node("MsgID"), callback.Node("Status"), callback.Node("SentCount")));
        Assert.Equal(["account pushed: "], await host.Sandbox.ChatAsync(openId));
        Assert.Equal(40007, await host.CodeAsync("/cgi-bin/draft/get", $$"""{"media_id":"{{draft}}"}"""));
        Assert.Equal("SEND_SUCCESS", (await host.PostAsync("/cgi-bin/message/mass/get", $$"""{"msg_id":"{{answer.Text("msg_id")}}"}""")).Text("msg_status"));
        var job = Assert.Single(host.Jobs);
        Assert.Equal(["头条", "次条"], job.Articles.Select(article => article.Title));
        Assert.Equal("key-1", job.ClientMsgId);
    }

    [Fact]
    public async Task A_repeated_key_answers_the_existing_job()
    {
        await using var host = await PlatformHost.StartAsync();
        var first = await host.SendToAllAsync(await host.DraftAsync("头条"), "key-1");

        var second = await host.SendToAllAsync(await host.DraftAsync("另一篇"), "key-1");

        Assert.Equal(45065, second.Code());
        Assert.Equal(first.Text("msg_id"), second.Text("msg_id"));
        Assert.Single(host.Jobs);
    }
}
