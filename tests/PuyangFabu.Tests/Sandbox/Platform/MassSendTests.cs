using PuyangFabu.Sandbox;
using PuyangFabu.Sandbox.Platform.Mass;

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
        Assert.Equal("0", callback.Inner("CheckState"));
        Assert.Equal(["account pushed: "], await host.Sandbox.ChatAsync(openId));
        Assert.Equal(40007, await host.CodeAsync("/cgi-bin/draft/get", $$"""{"media_id":"{{draft}}"}"""));
        Assert.Equal("SEND_SUCCESS", (await host.PostAsync("/cgi-bin/message/mass/get", $$"""{"msg_id":"{{answer.Text("msg_id")}}"}""")).Text("msg_status"));
        var job = Assert.Single(host.Jobs);
        Assert.Equal(["头条", "次条"], job.Articles.Select(article => article.Title));
        Assert.Equal(("key-1", MassJobState.Succeeded), (job.ClientMsgId, job.State));
        Assert.Equal(job.Articles[0].Url, callback.Inner("ArticleUrl"));
        Assert.Contains("<h1 id=\"activity-name\">头条</h1>", await host.Sandbox.Client.GetStringAsync(new Uri(job.Articles[0].Url), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_openids_that_were_named_get_it()
    {
        await using var host = await PlatformHost.StartAsync();
        var openId = await host.Sandbox.FollowerAsync();
        var others = await host.NamelessAsync(3);

        var answer = await host.SendToAsync([openId, others[0]], "今晚停水");

        Assert.Equal(0, answer.Code());
        Assert.False(answer.TryGetProperty("msg_data_id", out _));
        Assert.Equal("2", (await host.Sandbox.ReceivedAsync()).Node("SentCount"));
        Assert.Equal(["account text: 今晚停水"], await host.Sandbox.ChatAsync(openId));
        Assert.Equal([openId, others[0]], host.Jobs[0].Recipients);
    }

    [Fact]
    public async Task A_list_has_two_to_ten_thousand_openids_of_this_account()
    {
        await using var host = await PlatformHost.StartAsync();
        var openIds = await host.NamelessAsync(10_001);

        Assert.Equal(40130, (await host.SendToAsync(openIds[..1], "一")).Code());
        Assert.Equal(40032, (await host.SendToAsync(openIds, "一")).Code());
        Assert.Equal(40003, (await host.SendToAsync([openIds[0], "oNobody"], "一")).Code());
        Assert.Equal(0, (await host.SendToAsync(openIds[..10_000], "一")).Code());
        Assert.Equal("10000", (await host.Sandbox.ReceivedAsync()).Node("TotalCount"));
    }

    [Fact]
    public async Task Who_is_blacklisted_or_has_left_is_filtered()
    {
        await using var host = await PlatformHost.StartAsync();
        var left = await host.Sandbox.FollowerAsync();
        var others = await host.NamelessAsync(2);
        await host.Sandbox.DeliveredAsync(left, new { type = "unfollow" });
        await host.Sandbox.ReceivedAsync();
        await host.PostAsync("/cgi-bin/tags/members/batchblacklist", $$"""{"openid_list":["{{others[0]}}"]}""");

        await host.SendToAsync([left, .. others], "一");

        var callback = await host.Sandbox.ReceivedAsync();
        Assert.Equal(("3", "1", "1"), (callback.Node("TotalCount"), callback.Node("FilterCount"), callback.Node("SentCount")));
    }

    [Theory]
    [InlineData("""{"filter":{"is_to_all":false,"tag_id":101},"msgtype":"text","text":{"content":"一"}}""", 40152)]
    [InlineData("""{"filter":{"is_to_all":true},"msgtype":"text","text":{"content":""}}""", 44004)]
    [InlineData("""{"filter":{"is_to_all":true},"msgtype":"mpnews","mpnews":{"media_id":"none"}}""", 40007)]
    [InlineData("""{"filter":{"is_to_all":true},"msgtype":"image","images":{"media_ids":["none"]}}""", 40007)]
    [InlineData("""{"filter":{"is_to_all":true},"msgtype":"wxcard","wxcard":{"card_id":"x"}}""", 45113)]
    [InlineData("""{"filter":{"is_to_all":true},"msgtype":"poem"}""", 40008)]
    [InlineData("""{"filter":{"is_to_all":true}}""", 45162)]
    [InlineData("""{"msgtype":"text","text":{"content":"一"}}""", 40035)]
    public async Task A_send_that_says_something_wrong_is_refused_and_not_accepted(string json, int code)
    {
        await using var host = await PlatformHost.StartAsync();

        Assert.Equal(code, await host.CodeAsync("/cgi-bin/message/mass/sendall", json));
        Assert.Empty(host.Jobs);
    }

    [Fact]
    public async Task Pictures_are_sent_as_a_list_of_twenty_at_most()
    {
        await using var host = await PlatformHost.StartAsync();
        var openId = await host.Sandbox.FollowerAsync();
        var id = await host.CoverAsync();

        Assert.Equal(40215, await host.CodeAsync("/cgi-bin/message/mass/sendall", Images(id, 21)));
        Assert.Equal(0, await host.CodeAsync("/cgi-bin/message/mass/sendall", Images(id, 2)));
        await host.Sandbox.ReceivedAsync();
        Assert.Equal(["account image: ", "account image: "], await host.Sandbox.ChatAsync(openId));
    }

    [Fact]
    public async Task A_preview_reaches_one_phone_and_keeps_the_draft()
    {
        await using var host = await PlatformHost.StartAsync();
        var openId = await host.Sandbox.FollowerAsync();
        var draft = await host.DraftAsync("头条");

        Assert.Equal(0, await host.CodeAsync("/cgi-bin/message/mass/preview", $$$"""{"touser":"none","towxname":"粉丝甲","msgtype":"mpnews","mpnews":{"media_id":"{{{draft}}}"}}"""));
        Assert.Equal(43004, await host.CodeAsync("/cgi-bin/message/mass/preview", $$$"""{"towxname":"粉丝乙","msgtype":"mpnews","mpnews":{"media_id":"{{{draft}}}"}}"""));
        Assert.Equal(40003, await host.CodeAsync("/cgi-bin/message/mass/preview", $$$"""{"towxname":"无人","msgtype":"mpnews","mpnews":{"media_id":"{{{draft}}}"}}"""));

        var entry = (await host.Sandbox.SnapshotAsync()).GetProperty("entries")[0];
        Assert.Equal((openId, "pushed"), (entry.Text("openId"), entry.Text("kind")));
        Assert.True(entry.GetProperty("preview").GetBoolean());
        Assert.Equal(0, await host.CodeAsync("/cgi-bin/draft/get", $$"""{"media_id":"{{draft}}"}"""));
        Assert.Empty(host.Jobs);
    }

    [Fact]
    public async Task A_deleted_send_leaves_a_page_that_says_so()
    {
        await using var host = await PlatformHost.StartAsync();
        var id = (await host.SendToAllAsync(await host.DraftAsync("一", "二"), "k")).Text("msg_id");
        await host.Sandbox.ReceivedAsync();
        var url = host.Jobs[0].Articles[0].Url;

        Assert.Equal(40059, await host.CodeAsync("/cgi-bin/message/mass/delete", """{"msg_id":1}"""));
        Assert.Equal(40060, await host.CodeAsync("/cgi-bin/message/mass/delete", $$"""{"msg_id":{{id}},"article_idx":3}"""));
        Assert.Equal(0, await host.CodeAsync("/cgi-bin/message/mass/delete", $$"""{"url":"{{url}}","article_idx":1}"""));
        Assert.Contains("该内容已被发布者删除", await host.Sandbox.Client.GetStringAsync(new Uri(url), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("SEND_SUCCESS", (await host.PostAsync("/cgi-bin/message/mass/get", $$"""{"msg_id":{{id}}}""")).Text("msg_status"));
        Assert.Equal(0, await host.CodeAsync("/cgi-bin/message/mass/delete", $$"""{"msg_id":{{id}}}"""));
        Assert.Equal("DELETE", (await host.PostAsync("/cgi-bin/message/mass/get", $$"""{"msg_id":{{id}}}""")).Text("msg_status"));
    }

    [Fact]
    public async Task The_speed_has_five_levels()
    {
        await using var host = await PlatformHost.StartAsync();

        Assert.Equal(45084, await host.CodeAsync("/cgi-bin/message/mass/speed/set", "{}"));
        Assert.Equal(45083, await host.CodeAsync("/cgi-bin/message/mass/speed/set", """{"speed":5}"""));
        Assert.Equal(0, await host.CodeAsync("/cgi-bin/message/mass/speed/set", """{"speed":4}"""));
        var speed = await host.PostAsync("/cgi-bin/message/mass/speed/get", "");
        Assert.Equal(("4", "10"), (speed.Text("speed"), speed.Text("realspeed")));
    }

    [Theory]
    [InlineData(SandboxAccountKind.Subscription, false, 48001, 48001)]
    [InlineData(SandboxAccountKind.Service, false, 48001, 48001)]
    [InlineData(SandboxAccountKind.Subscription, true, 0, 48001)]
    [InlineData(SandboxAccountKind.Service, true, 0, 0)]
    public async Task Sending_needs_verification_and_naming_openids_a_service_account(SandboxAccountKind kind, bool verified, int toAll, int toSome)
    {
        await using var host = await PlatformHost.StartAsync(kind, verified);
        var openIds = await host.NamelessAsync(2);

        Assert.Equal(toSome, (await host.SendToAsync(openIds, "一")).Code());
        Assert.Equal(toAll, (await host.SendToAllAsync(await host.DraftAsync("一"), "k")).Code());
    }

    private static string Images(string id, int count) =>
        $$$"""{"filter":{"is_to_all":true},"msgtype":"image","images":{"media_ids":[{{{string.Join(',', Enumerable.Repeat($"\"{id}\"", count))}}}]}}""";
}
