using System.Text;
using PuyangFabu.Foundation.Storage.Retention;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Tests.Webhook;

/// <summary>What tells a repeat is kept far longer than WeChat repeats anything, and not for ever.</summary>
public sealed class DeliveryKeyAgeTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task A_repeat_is_known_for_two_days_also_by_another_node_and_is_a_new_message_after_that(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        var (message, tap) = (host.Sender.Text("停水 华龙区"), host.Sender.Event("CLICK", "board:wei-puyang"));
        var first = (await host.Sender.SendAsync(message), await host.Sender.SendAsync(tap));

        await PassAsync(host, TimeSpan.FromHours(47.9));
        Assert.Equal(first, (await host.Sender.SendAsync(message), await host.Sender.SendAsync(tap)));
        await using var other = await ProductHost.StartOnAsync(host.Database);
        Assert.Equal(first, (await other.Sender.SendAsync(message), await other.Sender.SendAsync(tap)));
        Assert.Equal((2, 2), await CountAsync(host));

        await PassAsync(host, TimeSpan.FromHours(0.2));
        Assert.Equal((2, 0), await CountAsync(host));
        await host.Sender.SendAsync(message);
        Assert.Equal((3, 1), await CountAsync(host));
    }

    [Theory, EachDatabase]
    public async Task Where_nobody_looks_at_the_signed_time_a_repeat_is_known_as_long_as_its_message(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider, null, "--WeChat:SignatureWindowSeconds", "0");
        var message = host.Sender.Text("停水 华龙区");
        var first = await host.Sender.SendAsync(message);

        await PassAsync(host, TimeSpan.FromDays(100));
        Assert.Equal(first, await host.Sender.SendAsync(message));

        Assert.Equal((1, 1), await CountAsync(host));
        await PassAsync(host, TimeSpan.FromDays(301));
        Assert.Equal(0, (await CountAsync(host)).Keys);
    }

    [Theory, EachDatabase]
    public async Task The_same_message_twice_in_one_group_is_stored_once_with_one_reply(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        var (first, again, other) = (InboxEntries.Of(host, 7), InboxEntries.Of(host, 7), InboxEntries.Of(host, 3));
        again.Reply = "another"u8.ToArray();

        var stored = await InboxGroups.StoreTogetherAsync(host, [first, again, other]);

        Assert.Equal([false, true, false], stored.Select(static reply => reply.Result.Repeated));
        Assert.All(stored, static reply => Assert.Equal("reply"u8.ToArray(), reply.Result.Xml));
        Assert.Equal((3, 3), await CountAsync(host));
    }

    [Theory, EachDatabase]
    public async Task Repeats_and_new_messages_of_one_group_each_get_their_own_reply(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        await InboxGroups.StoreTogetherAsync(host, [.. Enumerable.Range(10, 20).Select(key => Saying(host, key, "first"))]);

        var stored = await InboxGroups.StoreTogetherAsync(host, [.. Enumerable.Range(20, 20).Reverse().Select(key => Saying(host, key, "second"))], holder: 2);

        Assert.Equal(
            Enumerable.Range(20, 20).Reverse().Select(static key => $"{(key < 30 ? "first" : "second")} {key}"),
            stored.Select(static reply => Encoding.UTF8.GetString(reply.Result.Xml!)));
        Assert.Equal((32, 32), await CountAsync(host));
    }

    private static InboxEntry Saying(ProductHost host, int key, string words)
    {
        var entry = InboxEntries.Of(host, key);
        entry.Reply = Encoding.UTF8.GetBytes($"{words} {key}");
        return entry;
    }

    /// <summary>While the product is down, then its cleaning.</summary>
    private static async Task PassAsync(ProductHost host, TimeSpan time)
    {
        await host.RestartAsync(() => host.Database.Clock.Advance(time));
        await host.Services.StepAsync<RetentionCleaner>();
    }

    private static Task<(long Rows, long Keys)> CountAsync(ProductHost host) => host.Database.Database.ReadAsync(
        static async session => (
            await session.ScalarAsync<long>("select count(*) from inbox"),
            await session.ScalarAsync<long>("select count(*) from delivery_keys")),
        TestContext.Current.CancellationToken);
}
