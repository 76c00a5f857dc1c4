using System.Globalization;
using System.Net;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.WeChat.Api;

namespace PuyangFabu.Tests.Conversation.FollowerCare;

public sealed class FollowerTagTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task Tags_are_made_renamed_given_taken_and_deleted(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        host.WeChat.Following("o1", "o2");
        await host.SyncAsync();
        var editor = await host.EditorAsync();
        string[] ids = [await host.CodeAsync("o1"), await host.CodeAsync("o2")];

        var tag = (await editor.CallAsync("POST", "/api/follower-tags", new { name = "媒体" }, HttpStatusCode.Created)).Json.GetProperty("id").GetInt64();
        await editor.CallAsync("PUT", $"/api/follower-tags/{tag}", new { name = "记者" });
        Assert.Equal(2, (await editor.CallAsync("POST", $"/api/follower-tags/{tag}/members", new { followerIds = ids })).Json.GetProperty("done").GetInt32());
        await editor.CallAsync("POST", $"/api/follower-tags/{tag}/members/remove", new { followerIds = ids[..1] });

        Assert.Equal(new FollowerTag(tag, "记者", 1), await host.Service<FollowerTagStore>().FindAsync("puyang", tag, FollowerHost.Cancellation));
        var tagged = Assert.Single((await FollowerHost.ListAsync(editor, $"?tag={tag}")).GetProperty("items").EnumerateArray());
        Assert.Equal(ids[1], tagged.GetProperty("id").GetString());

        await editor.CallAsync("DELETE", $"/api/follower-tags/{tag}", expected: HttpStatusCode.NoContent);
        Assert.Null(await host.Service<FollowerTagStore>().FindAsync("puyang", tag, FollowerHost.Cancellation));
        Assert.Equal("", (await host.FindAsync("o2"))!.TagIds);
    }

    [Fact]
    public async Task After_a_partial_failure_only_those_left_out_are_tried_again()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.Following("o1", "o2", "o3").Tags[100] = "媒体";
        await host.SyncAsync();
        var editor = await host.EditorAsync();
        host.WeChat.Calls.Clear();
        host.WeChat.Fail(FollowersAtWeChat.Refusal(45171, WeChatErrorClass.Retry, "o2"));

        var result = (await editor.CallAsync("POST", "/api/follower-tags/100/members", new { followerIds = await CodesAsync(host, "o1", "o2", "o3") })).Json;

        Assert.Equal((3, ""), (result.GetProperty("done").GetInt32(), result.GetProperty("problem").GetString()));
        Assert.Equal(["tag o1 o2 o3", "tag o2"], host.WeChat.Calls);
    }

    [Fact]
    public async Task Who_stays_left_out_is_named_and_does_not_get_the_tag_here()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.Following("o1", "o2").Tags[100] = "媒体";
        await host.SyncAsync();
        var editor = await host.EditorAsync();
        host.WeChat.Fail([.. Enumerable.Repeat(FollowersAtWeChat.Refusal(45171, WeChatErrorClass.Retry, "o2"), 3)]);

        var result = (await editor.CallAsync("POST", "/api/follower-tags/100/members", new { followerIds = await CodesAsync(host, "o1", "o2") })).Json;

        Assert.Equal(1, result.GetProperty("done").GetInt32());
        Assert.Equal(await host.CodeAsync("o2"), Assert.Single(result.GetProperty("failedIds").EnumerateArray()).GetString());
        Assert.Equal((",100,", ""), ((await host.FindAsync("o1"))!.TagIds, (await host.FindAsync("o2"))!.TagIds));
    }

    [Theory]
    [InlineData(40003)]
    [InlineData(49003)]
    [InlineData(50005)]
    public async Task Whom_WeChat_does_not_know_is_named_and_marked_and_the_others_get_the_tag(int code)
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.Following("o1", "o2", "o3", "o4", "o5", "o6", "o7").Tags[100] = "媒体";
        await host.SyncAsync();
        host.WeChat.Refused["o3"] = code;
        var editor = await host.EditorAsync();
        var stale = await host.CodeAsync("o3");

        var result = (await editor.CallAsync("POST", "/api/follower-tags/100/members", new { followerIds = await CodesAsync(host, [.. host.WeChat.People.Keys]) })).Json;

        Assert.Equal((6, stale), (result.GetProperty("done").GetInt32(), Assert.Single(result.GetProperty("failedIds").EnumerateArray()).GetString()));
        Assert.Contains($"关注者 {stale[..8]}：", result.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("o3", result.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal((",100,", ""), ((await host.FindAsync("o7"))!.TagIds, (await host.FindAsync("o3"))!.TagIds));
        Assert.NotNull((await host.FindAsync("o3"))!.StaleMs);
        Assert.Equal(6, (await host.Service<FollowerTagStore>().FindAsync("puyang", 100, FollowerHost.Cancellation))!.Members);

        // Known to be in doubt, this person does not cost the others their batch again.
        host.WeChat.Refused.Clear();
        await host.SyncAsync();
        Assert.Null((await host.FindAsync("o3"))!.StaleMs);
    }

    [Fact]
    public async Task Somebody_with_twenty_tags_keeps_nobody_else_from_one()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.Following("o1", "o2", "o3").Tags[100] = "媒体";
        await host.SyncAsync();
        host.WeChat.Refused["o1"] = 45059;

        var result = (await (await host.EditorAsync()).CallAsync(
            "POST", "/api/follower-tags/100/members", new { followerIds = await CodesAsync(host, "o1", "o2", "o3") })).Json;

        Assert.Equal(2, result.GetProperty("done").GetInt32());
        Assert.Null((await host.FindAsync("o1"))!.StaleMs);
    }

    [Fact]
    public async Task Nobody_waits_for_thousands_of_calls_where_most_are_unknown()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.PageSize = 1000;
        string[] people = [.. Enumerable.Range(100, 300).Select(static number => number.ToString("'o'0", CultureInfo.InvariantCulture))];
        host.WeChat.Following(people).Tags[100] = "媒体";
        await host.SyncAsync();
        foreach (var openId in people)
        {
            host.WeChat.Refused[openId] = 40003;
        }

        host.WeChat.Calls.Clear();
        await (await host.EditorAsync()).CallAsync(
            "POST", "/api/follower-tags/100/members", new { followerIds = await CodesAsync(host, people) }, HttpStatusCode.BadGateway);

        // Fifty people are found in 99 calls, the second fifty are the last.
        Assert.Equal(198, host.WeChat.Calls.Count);
    }

    [Fact]
    public async Task More_than_fifty_go_in_batches()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.PageSize = 1000;
        string[] people = [.. Enumerable.Range(100, 101).Select(static number => number.ToString("'o'0", CultureInfo.InvariantCulture))];
        host.WeChat.Following(people).Tags[100] = "媒体";
        await host.SyncAsync();
        host.WeChat.Calls.Clear();

        await (await host.EditorAsync()).CallAsync("POST", "/api/follower-tags/100/members", new { followerIds = await CodesAsync(host, people) });

        Assert.Equal([50, 50, 1], host.WeChat.Calls.Select(static call => call.Split(' ').Length - 1));
    }

    [Fact]
    public async Task What_cannot_be_a_change_is_refused_with_a_reason()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.Following("o1").Tags[2] = "星标组";
        await host.SyncAsync();
        var editor = await host.EditorAsync();

        await editor.CallAsync("PUT", "/api/follower-tags/2", new { name = "别名" }, HttpStatusCode.Conflict);
        await editor.CallAsync("PUT", "/api/follower-tags/777", new { name = "别名" }, HttpStatusCode.NotFound);
        await editor.CallAsync("POST", "/api/follower-tags", new { name = "" }, HttpStatusCode.BadRequest);
        await editor.CallAsync("POST", "/api/follower-tags", new { name = "十一个汉字的标签名太长了" }, HttpStatusCode.BadRequest);
        host.WeChat.Fail(FollowersAtWeChat.NoAnswer);
        await editor.CallAsync("POST", "/api/follower-tags", new { name = "媒体" }, HttpStatusCode.GatewayTimeout);
        Assert.Null(await host.Service<FollowerTagStore>().FindAsync("puyang", 100, FollowerHost.Cancellation));
    }

    private static async Task<string[]> CodesAsync(FollowerHost host, params string[] openIds)
    {
        var codes = new List<string>();
        foreach (var openId in openIds)
        {
            codes.Add(await host.CodeAsync(openId));
        }

        return [.. codes];
    }
}
