using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Conversation.Replies.Unanswered;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Webhook;

public sealed class RepeatTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task A_repeat_gets_the_same_reply_and_is_stored_once(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        var message = host.Sender.Text("停水 华龙区");
        var first = await host.Sender.SendAsync(message);
        host.Database.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(first, await host.Sender.SendAsync(message));
        await host.RestartAsync();
        Assert.Equal(first, await host.Sender.SendAsync(message));
        Assert.Equal(1, await InboxRows.CountAsync(host.Database));
    }

    [Theory, EachDatabase]
    public async Task Fifty_deliveries_at_once_have_one_effect_and_one_reply(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        var message = host.Sender.Text("qwzxvjk");
        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => host.Sender.SendAsync(message)));

        Assert.Single(replies.Distinct());
        Assert.Equal(1, await InboxRows.CountAsync(host.Database));
        var words = await host.Services.GetRequiredService<UnansweredWordsStore>().ListAsync("puyang", 10, CancellationToken.None);
        Assert.Equal(1, Assert.Single(words).Times);
    }

    [Theory, EachDatabase]
    public async Task Two_nodes_answer_one_message_alike(string provider)
    {
        var database = databases.Create(provider);
        await using var one = await ProductHost.StartOnAsync(database);
        await using var two = await ProductHost.StartOnAsync(database);
        for (var round = 0; round < 20; round++)
        {
            var message = one.Sender.Text($"两台机器 {round}", msgId: 1000 + round);
            var replies = await Task.WhenAll(
                one.Sender.SendAsync(message), two.Sender.SendAsync(message), one.Sender.SendAsync(message), two.Sender.SendAsync(message));
            Assert.Single(replies.Distinct());
        }

        Assert.Equal(20, await InboxRows.CountAsync(database));
    }

    [Fact]
    public async Task More_asked_twice_by_a_repeat_turns_one_page_only()
    {
        await using var host = await ProductHost.StartAsync(databases);
        await host.Sender.AskAsync("濮阳");
        var more = host.Sender.Text("更多");
        var first = await host.Sender.SendAsync(more);
        Assert.Equal(first, await host.Sender.SendAsync(more));
        await host.RestartAsync();
        Assert.Equal(first, await host.Sender.SendAsync(more));

        Assert.NotEqual(WeChatSender.Read(first.Body), await host.Sender.AskAsync("更多"));
    }

    [Fact]
    public async Task Two_taps_in_one_second_are_two_messages_and_one_tap_sent_twice_is_one()
    {
        await using var host = await ProductHost.StartAsync(databases);
        var tap = host.Sender.Event("CLICK", "board:wei-puyang");
        await host.Sender.SendAsync(tap);
        await host.Sender.SendAsync(tap);
        await host.Sender.SendAsync(host.Sender.Event("CLICK", "board:wei-zhengwu"));
        Assert.Equal(["board:wei-puyang", "board:wei-zhengwu"], await InboxRows.ReasonsAsync(host.Database));
    }

    [Fact]
    public async Task One_MsgId_from_two_followers_is_two_messages()
    {
        await using var host = await ProductHost.StartAsync(databases);
        await host.Sender.SendAsync(host.Sender.Text("你好", "oUser1", 77));
        await host.Sender.SendAsync(host.Sender.Text("你好", "oUser2", 77));
        await host.Sender.SendAsync(host.Sender.Text("你好", "oUser1", 77), "/wechat/other", "othertoken");
        Assert.Equal(3, await InboxRows.CountAsync(host.Database));
    }

    [Theory, EachDatabase]
    public async Task Who_follows_and_leaves_is_known(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        await host.Sender.SendAsync(host.Sender.Event("subscribe", "qrscene_hall7"));
        var store = host.Services.GetRequiredService<FollowerStore>();
        Assert.True(await store.FindAsync("puyang", "oUser1", CancellationToken.None) is { Following: true, Scene: "hall7" });

        host.Database.Clock.Advance(TimeSpan.FromSeconds(2));
        await host.Sender.SendAsync(host.Sender.Event("unsubscribe"));
        Assert.False((await store.FindAsync("puyang", "oUser1", CancellationToken.None))!.Following);
    }
}
