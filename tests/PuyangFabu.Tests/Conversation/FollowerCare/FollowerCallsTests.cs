using System.Net;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.FollowerCare;

/// <summary>Tags and remarks whose answer never came are asked for or set again until they are known.</summary>
public sealed class FollowerCallsTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task A_tag_that_WeChat_made_unheard_is_found_and_not_made_twice(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        var editor = await host.EditorAsync();
        host.WeChat.Fail(FollowersAtWeChat.NoAnswer);
        var told = await editor.CallAsync("POST", "/api/follower-tags", new { name = "媒体" }, HttpStatusCode.GatewayTimeout);
        Assert.StartsWith("已发出，结果未知", told.Json.GetProperty("title").GetString(), StringComparison.Ordinal);
        host.WeChat.Tags[107] = "媒体";

        await StepAsync(host);

        Assert.Equal(new FollowerTag(107, "媒体", 0), await host.Service<FollowerTagStore>().FindAsync("puyang", 107, FollowerHost.Cancellation));
        Assert.Equal(["createTag 媒体", "tags"], host.WeChat.Calls);
        Assert.Equal("done", await StateAsync(host, OutsideCallKind.CreateTag));
    }

    [Fact]
    public async Task A_tag_that_WeChat_never_heard_of_is_made()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.Fail(FollowersAtWeChat.NoAnswer);
        await (await host.EditorAsync()).CallAsync("POST", "/api/follower-tags", new { name = "媒体" }, HttpStatusCode.GatewayTimeout);

        await StepAsync(host);

        Assert.Equal("媒体", (await host.Service<FollowerTagStore>().FindAsync("puyang", 100, FollowerHost.Cancellation))?.Name);
    }

    [Theory, EachDatabase]
    public async Task Renaming_tagging_remarks_and_deleting_end_too(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        host.WeChat.Following("o1", "o2").Tags[100] = "媒体";
        await host.SyncAsync();
        var editor = await host.EditorAsync();
        string[] followerIds = [await host.CodeAsync("o1"), await host.CodeAsync("o2")];
        foreach (var (method, path, body) in new (string, string, object?)[]
        {
            ("PUT", "/api/follower-tags/100", new { name = "记者" }),
            ("POST", "/api/follower-tags/100/members", new { followerIds }),
            ("PUT", $"/api/followers/{followerIds[0]}/remark", new { remark = "联系人" }),
        })
        {
            host.WeChat.Fail(FollowersAtWeChat.NoAnswer);
            await editor.CallAsync(method, path, body, HttpStatusCode.GatewayTimeout);
        }

        await StepAsync(host);

        Assert.Equal(new FollowerTag(100, "记者", 2), await host.Service<FollowerTagStore>().FindAsync("puyang", 100, FollowerHost.Cancellation));
        Assert.Equal((",100,", "联系人", "联系人"), ((await host.FindAsync("o1"))!.TagIds, (await host.FindAsync("o1"))!.Remark, host.WeChat.People["o1"].Remark));

        host.WeChat.Fail(FollowersAtWeChat.NoAnswer);
        await editor.CallAsync("DELETE", "/api/follower-tags/100", expected: HttpStatusCode.GatewayTimeout);
        host.WeChat.Tags.Remove(100);
        await StepAsync(host);

        Assert.Null(await host.Service<FollowerTagStore>().FindAsync("puyang", 100, FollowerHost.Cancellation));
        Assert.Equal("", (await host.FindAsync("o2"))!.TagIds);
        var listed = (await editor.CallAsync("GET", "/api/outside-calls?account=puyang&state=done")).Json.GetProperty("items");
        Assert.Equal(
            ["followerTag.delete", "follower.remark", "followerTag.addMembers", "followerTag.rename"], listed.EnumerateArray().Select(static call => call.GetProperty("kind").GetString()));
        Assert.DoesNotContain("o1", $"{listed}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_half_that_was_not_answered_leaves_the_whole_open_and_is_done_again()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.Following("o1", "o2", "o3", "o4").Tags[100] = "媒体";
        await host.SyncAsync();
        host.WeChat.Refused["o2"] = 40003;
        string[] followerIds = [await host.CodeAsync("o1"), await host.CodeAsync("o2"), await host.CodeAsync("o3"), await host.CodeAsync("o4")];
        host.WeChat.Calls.Clear();
        host.WeChat.Fail(FollowersAtWeChat.NoAnswer);

        await (await host.EditorAsync()).CallAsync("POST", "/api/follower-tags/100/members", new { followerIds }, HttpStatusCode.GatewayTimeout);

        Assert.Equal(["tag o1 o2 o3 o4", "tag o1 o2", "tag o1"], host.WeChat.Calls);
        Assert.Equal(("unknown", ""), (await StateAsync(host, OutsideCallKind.AddMembers), (await host.FindAsync("o3"))!.TagIds));

        await StepAsync(host);

        Assert.Equal("done", await StateAsync(host, OutsideCallKind.AddMembers));
        Assert.Equal((",100,", "", ",100,", ",100,"), ((await host.FindAsync("o1"))!.TagIds, (await host.FindAsync("o2"))!.TagIds, (await host.FindAsync("o3"))!.TagIds, (await host.FindAsync("o4"))!.TagIds));
        Assert.NotNull((await host.FindAsync("o2"))!.StaleMs);
    }

    [Fact]
    public async Task A_tag_is_not_taken_for_deleted_because_the_list_came_broken()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.Tags[100] = "媒体";
        await host.SyncAsync();
        host.WeChat.Fail(FollowersAtWeChat.NoAnswer);
        await (await host.EditorAsync()).CallAsync("DELETE", "/api/follower-tags/100", expected: HttpStatusCode.GatewayTimeout);

        // The list does not name it, but one of its entries could not be read.
        host.WeChat.Tags.Remove(100);
        host.WeChat.UnreadableTags = 1;
        host.WeChat.Calls.Clear();
        await StepAsync(host);

        Assert.Equal(["tags", "deleteTag"], host.WeChat.Calls);
    }

    [Fact]
    public async Task A_remark_for_somebody_whom_WeChat_does_not_know_marks_that_person()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.Following("o1");
        await host.SyncAsync();
        host.WeChat.Fail(FollowersAtWeChat.Refusal(40003, PuyangFabu.WeChat.Api.WeChatErrorClass.State));

        await (await host.EditorAsync()).CallAsync("PUT", $"/api/followers/{await host.CodeAsync("o1")}/remark", new { remark = "联系人" }, HttpStatusCode.BadGateway);

        Assert.NotNull((await host.FindAsync("o1"))!.StaleMs);
    }

    [Fact]
    public async Task A_call_whose_process_died_is_taken_up_once_its_lease_is_over()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        await host.Service<RecordedCalls>().BeginAsync(
            new OutsideIntent { Kind = OutsideCallKind.CreateTag, Account = "puyang", Actor = PuyangFabu.People.Actors.Actor.CommandLine, SubjectKind = "followerTag", SubjectId = "媒体", Detail = "媒体" },
            FollowerHost.Cancellation);
        await host.Service<RecordedCalls>().BeginAsync(
            new OutsideIntent { Kind = OutsideCallKind.Preview, Account = "puyang", Actor = PuyangFabu.People.Actors.Actor.CommandLine, SubjectKind = "broadcast", SubjectId = "7" },
            FollowerHost.Cancellation);
        await host.Product.Services.StepAsync<OutsideCallWorker>();
        Assert.Equal("intended", await StateAsync(host, OutsideCallKind.CreateTag));

        await StepAsync(host);

        Assert.Equal(("done", "unknown"), (await StateAsync(host, OutsideCallKind.CreateTag), await StateAsync(host, OutsideCallKind.Preview)));
        Assert.Equal("媒体", (await host.Service<FollowerTagStore>().FindAsync("puyang", 100, FollowerHost.Cancellation))?.Name);
    }

    private static async Task StepAsync(FollowerHost host)
    {
        host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(3));
        await host.Product.Services.StepAsync<OutsideCallWorker>();
    }

    private static async Task<string> StateAsync(FollowerHost host, string kind) =>
        Assert.Single(await host.Service<OutsideCallStore>().ListAsync(new OutsideCallFilter { Kind = kind }, 10, FollowerHost.Cancellation)).State;
}
