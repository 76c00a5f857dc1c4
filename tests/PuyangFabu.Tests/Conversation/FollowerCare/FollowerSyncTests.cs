using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Conversation.FollowerCare.Syncing;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.WeChat.Api;

namespace PuyangFabu.Tests.Conversation.FollowerCare;

public sealed class FollowerSyncTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task Pages_people_and_tags_come_in_and_who_left_unseen_is_marked(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        await host.Product.Sender.SendAsync(host.Product.Sender.Event("subscribe", user: "oGone"));
        host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        host.WeChat.Following("o1", "o2", "o3", "o4", "o5").Tags[100] = "媒体";
        host.WeChat.People["o2"] = host.WeChat.People["o2"] with { Remark = "张", TagIds = [100], SubscribeScene = "ADD_SCENE_SEARCH" };

        var sync = await host.SyncAsync();

        Assert.Equal(("done", 5, 5, 5, 1, ""), (sync.State, sync.Total, sync.Listed, sync.Informed, sync.Departed, sync.Problem));
        var person = (await host.FindAsync("o2"))!;
        Assert.Equal((true, "张", ",100,", "ADD_SCENE_SEARCH", 1_400_000_000_000), (person.Following, person.Remark, person.TagIds, person.Source, person.FollowedMs));
        Assert.False((await host.FindAsync("oGone"))!.Following);
        Assert.Equal(["tags", "page ", "page o2", "page o4", "page o5", "info 5"], host.WeChat.Calls);
    }

    [Theory, EachDatabase]
    public async Task A_synchronisation_goes_on_where_a_crash_left_it(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        host.WeChat.Following("o1", "o2", "o3", "o4");
        await host.StartSyncAsync();
        await host.Service<FollowerSync>().StepAsync(FollowerHost.Cancellation);
        await host.Service<FollowerSync>().StepAsync(FollowerHost.Cancellation);

        await host.Product.RestartAsync();
        var sync = await host.RunAsync();

        Assert.Equal(("done", 4, 4), (sync.State, sync.Listed, sync.Informed));
        Assert.Equal(["tags", "page ", "page o2", "page o4", "info 4"], host.WeChat.Calls);
    }

    [Theory, EachDatabase]
    public async Task A_step_that_a_crash_cut_off_is_made_again_once_its_lease_is_over(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        host.WeChat.Following("o1");
        await host.StartSyncAsync();
        var now = host.Product.Database.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        Assert.NotNull(await host.Service<FollowerSyncStore>().LeaseAsync(now, now + 60_000, FollowerHost.Cancellation));

        Assert.Null(await host.Service<FollowerSync>().StepAsync(FollowerHost.Cancellation));
        host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("done", (await host.RunAsync()).State);
    }

    [Theory, EachDatabase]
    public async Task A_step_of_a_killed_process_rests_for_seconds_only(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        host.WeChat.Following("o1");
        await host.StartSyncAsync();
        host.WeChat.Way = Task.FromException(new IOException("killed"));
        await Assert.ThrowsAsync<IOException>(() => host.Service<FollowerSync>().StepAsync(FollowerHost.Cancellation));
        host.WeChat.Way = Task.CompletedTask;

        Assert.Null(await host.Service<FollowerSync>().StepAsync(FollowerHost.Cancellation));
        host.Product.Database.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal("done", (await host.RunAsync()).State);
    }

    [Theory, EachDatabase]
    public async Task A_lease_is_renewed_while_the_row_is_where_it_was(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        await host.StartSyncAsync();
        var (syncs, now) = (host.Service<FollowerSyncStore>(), host.Product.Database.Clock.GetUtcNow().ToUnixTimeMilliseconds());
        var leased = (await syncs.LeaseAsync(now, now + 15_000, FollowerHost.Cancellation))!;

        Assert.Equal(1, await syncs.RenewAsync(leased, now + 20_000, FollowerHost.Cancellation));
        host.Product.Database.Clock.Advance(TimeSpan.FromSeconds(16));
        Assert.Null(await host.Service<FollowerSync>().StepAsync(FollowerHost.Cancellation));
        Assert.Equal(0, await syncs.RenewAsync(leased with { Phase = SyncPhase.Informing }, now + 60_000, FollowerHost.Cancellation));
        host.Product.Database.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("done", (await host.RunAsync()).State);
    }

    [Theory, EachDatabase]
    public async Task Two_processes_share_the_steps(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        await using var second = await ProductHost.StartOnAsync(host.Product.Database, services => FollowerHost.Configure(services, host.WeChat));
        host.WeChat.Following([.. Enumerable.Range(10, 20).Select(static number => $"o{number}")]);
        await host.StartSyncAsync();

        await Task.WhenAll(StepsAsync(host.Product), StepsAsync(second));
        var sync = await host.RunAsync();

        Assert.Equal(("done", 20, 20), (sync.State, sync.Listed, sync.Informed));
        Assert.Equal(host.WeChat.Calls.Count, host.WeChat.Calls.Distinct().Count());
    }

    /// <summary>It belongs to the run before, and knows nobody whom the next one has listed.</summary>
    [Theory, EachDatabase]
    public async Task A_step_that_slept_until_the_next_run_takes_nobody_away(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        await using var second = await ProductHost.StartOnAsync(host.Product.Database, services => FollowerHost.Configure(services, host.WeChat));
        host.WeChat.PageSize = 100;
        host.WeChat.Following("o1", "o2").Tags[100] = "媒体";
        await host.StartSyncAsync();
        await host.Service<FollowerSync>().StepAsync(FollowerHost.Cancellation);
        await host.Service<FollowerSync>().StepAsync(FollowerHost.Cancellation);
        var (asked, woken) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource());
        (host.WeChat.Way, host.WeChat.Asked) = (woken.Task, _ => asked.TrySetResult());
        var sleeping = host.Service<FollowerSync>().StepAsync(FollowerHost.Cancellation);
        await asked.Task;

        (host.WeChat.Way, host.WeChat.Asked) = (Task.CompletedTask, null);
        await host.Product.Database.Database.WriteAsync(static session => session.ExecuteAsync("update follower_syncs set lease_until_ms = 0"), FollowerHost.Cancellation);
        await StepsAsync(second);
        host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.StartSyncAsync();
        await StepsAsync(second);
        woken.SetResult();
        await sleeping;

        var sync = (await host.Service<FollowerSyncDesk>().ShowAsync(null, FollowerHost.Cancellation)).Value;
        Assert.Equal(("done", 2, 2, 0), (sync.State, sync.Listed, sync.Informed, sync.Departed));
        Assert.True((await host.FindAsync("o1"))!.Following && (await host.FindAsync("o2"))!.Following);
    }

    [Fact]
    public async Task A_list_that_came_short_takes_nobody_away()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        await host.Product.Sender.SendAsync(host.Product.Sender.Event("subscribe", user: "oLoyal"));
        host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        host.WeChat.Following("o1").ClaimedTotal = 5000;

        var sync = await host.SyncAsync();

        Assert.Equal("failed", sync.State);
        Assert.Contains("5000", sync.Problem, StringComparison.Ordinal);
        Assert.True((await host.FindAsync("oLoyal"))!.Following);
    }

    [Fact]
    public async Task A_used_up_quota_waits_for_the_next_day_in_China()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.Following("o1").Fail(FollowersAtWeChat.Refusal(45009, WeChatErrorClass.Quota));

        var waiting = await host.SyncAsync();
        Assert.Equal(("running", new DateTimeOffset(2016, 6, 29, 0, 5, 0, TimeSpan.FromHours(8))), (waiting.State, waiting.NextStepAt));

        host.Product.Database.Clock.Advance(TimeSpan.FromHours(8));
        Assert.Equal("running", (await host.RunAsync()).State);
        host.Product.Database.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("done", (await host.RunAsync()).State);
    }

    [Fact]
    public async Task No_answer_is_asked_again_later_and_a_missing_right_ends_it()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.Following("o1").Fail(FollowersAtWeChat.NoAnswer);
        Assert.Equal("遇到问题，稍后自动继续", (await host.SyncAsync()).StateName);
        host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("done", (await host.RunAsync()).State);

        host.WeChat.Fail(FollowersAtWeChat.Refusal(48001, WeChatErrorClass.Permission));
        Assert.Equal("failed", (await host.SyncAsync()).State);
    }

    [Theory, EachDatabase]
    public async Task One_person_who_cannot_be_read_is_named_and_the_others_come_in(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        host.WeChat.PageSize = 100;
        host.WeChat.Following([.. Enumerable.Range(10, 12).Select(static number => $"o{number}")]);
        host.WeChat.Garbled.Add("o14");

        var sync = await host.SyncAsync();

        Assert.Equal(("done", 12, 11, 1), (sync.State, sync.Listed, sync.Informed, sync.Unread));
        var code = await host.CodeAsync("o14");
        Assert.Equal(code, Assert.Single(sync.UnreadFollowerIds));
        Assert.Contains($"关注者 {code[..8]}", sync.Warning, StringComparison.Ordinal);
        Assert.DoesNotContain("o14", sync.Warning, StringComparison.Ordinal);
        Assert.True((await host.FindAsync("o14"))!.Following);
        Assert.Equal(1_400_000_000_000, (await host.FindAsync("o21"))!.FollowedMs);

        host.WeChat.Garbled.Clear();
        Assert.Equal(("done", 12, 0, ""), (await host.SyncAsync()) is var next ? (next.State, next.Informed, next.Unread, next.Warning) : default);
    }

    [Fact]
    public async Task Somebody_who_left_between_the_list_and_the_question_stops_nobody()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.Following("o1", "o2", "o3").Refused["o2"] = 40003;

        var sync = await host.SyncAsync();

        Assert.Equal(("done", 2, 1), (sync.State, sync.Informed, sync.Unread));
        Assert.NotNull((await host.FindAsync("o2"))!.StaleMs);
    }

    [Fact]
    public async Task A_list_with_entries_that_cannot_be_read_takes_nobody_and_no_tag_away()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.Following("o1", "o2").Tags[100] = "媒体";
        await host.SyncAsync();
        host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        host.WeChat.Unlisted.Add("o1");
        host.WeChat.Tags.Clear();
        (host.WeChat.UnreadableOpenIds, host.WeChat.UnreadableTags) = (1, 1);

        var sync = await host.SyncAsync();

        Assert.Equal(("done", 0), (sync.State, sync.Departed));
        Assert.Contains("粉丝名单里有 1 条读不出来", sync.Warning, StringComparison.Ordinal);
        Assert.Contains("标签里有 1 个读不出来", sync.Warning, StringComparison.Ordinal);
        Assert.True((await host.FindAsync("o1"))!.Following);
        Assert.NotNull(await host.Service<FollowerTagStore>().FindAsync("puyang", 100, FollowerHost.Cancellation));
    }

    [Fact]
    public async Task A_tag_that_can_never_be_read_keeps_nobody_who_left()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.Following("o1", "o2").UnreadableTags = 1;
        await host.SyncAsync();
        host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        host.WeChat.People.Remove("o1");

        var sync = await host.SyncAsync();

        Assert.Equal(("done", 1), (sync.State, sync.Departed));
        Assert.False((await host.FindAsync("o1"))!.Following);
    }

    [Fact]
    public async Task Where_hardly_anybody_can_be_read_the_synchronisation_ends()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.PageSize = 1000;
        string[] people = [.. Enumerable.Range(100, 200).Select(static number => $"o{number}")];
        host.WeChat.Following(people);
        host.WeChat.Garbled.UnionWith(people);

        var sync = await host.SyncAsync();

        Assert.Equal(("failed", 50), (sync.State, sync.Unread));
        Assert.Contains("读不出来", sync.Problem, StringComparison.Ordinal);
    }

    private static async Task StepsAsync(ProductHost product)
    {
        var sync = product.Services.GetRequiredService<FollowerSync>();
        for (var step = 0; step < 40; step++)
        {
            await sync.StepAsync(FollowerHost.Cancellation);
        }
    }
}
