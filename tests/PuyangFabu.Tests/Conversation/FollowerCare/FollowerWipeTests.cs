using System.Globalization;
using PuyangFabu.Conversation.FollowerCare;
using PuyangFabu.Conversation.FollowerCare.Conversations;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Tests.Conversation.FollowerCare;

public sealed class FollowerWipeTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task Nothing_of_who_left_remains_but_that_his_deliveries_were_known(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        var sender = host.Product.Sender;
        var (follow, words, leave) = (sender.Event("subscribe", user: "oLeaver"), sender.Text("秘密的话", "oLeaver"), sender.Event("unsubscribe", user: "oLeaver"));
        await sender.SendAsync(follow);
        await sender.SendAsync(words);
        Assert.False((await host.Service<ConversationDesk>().SendAsync(
            Actor.CommandLine, null, await host.CodeAsync("oLeaver"), new MessageInput("您好"), FollowerHost.Cancellation)).IsRefused);
        await sender.SendAsync(leave);

        await host.Product.Services.StepAsync<FollowerWipe>();

        Assert.Null(await host.FindAsync("oLeaver"));
        Assert.Empty(await KeptAsync(host));

        // Until now a repeat is answered from memory.
        await host.Product.RestartAsync();
        sender = host.Product.Sender;
        Assert.Equal("success", (await sender.SendAsync(words)).Body);
        Assert.Equal("success", (await sender.SendAsync(follow)).Body);
        Assert.Equal("success", (await sender.SendAsync(leave)).Body);
        Assert.Null(await host.FindAsync("oLeaver"));
        Assert.Empty(await KeptAsync(host));
    }

    [Fact]
    public async Task A_setting_keeps_the_data_for_some_days_and_a_return_keeps_it_for_good()
    {
        await using var host = await FollowerHost.StartAsync(databases, "sqlite", "--Followers:WipeAfterUnfollowDays", "3");
        var sender = host.Product.Sender;
        foreach (var user in new[] { "oBack", "oAway" })
        {
            await sender.SendAsync(sender.Event("subscribe", user: user));
            host.Product.Database.Clock.Advance(TimeSpan.FromSeconds(2));
            await sender.SendAsync(sender.Event("unsubscribe", user: user));
        }

        host.Product.Database.Clock.Advance(TimeSpan.FromDays(2));
        await host.Product.Services.StepAsync<FollowerWipe>();
        Assert.NotNull(await host.FindAsync("oAway"));
        await sender.SendAsync(sender.Event("subscribe", user: "oBack"));
        host.Product.Database.Clock.Advance(TimeSpan.FromDays(2));
        await host.Product.Services.StepAsync<FollowerWipe>();

        Assert.NotNull(await host.FindAsync("oBack"));
        Assert.Null(await host.FindAsync("oAway"));
    }

    [Theory, EachDatabase]
    public async Task More_strangers_than_one_transaction_takes_go_in_one_sweep(string provider)
    {
        const int strangers = 45;
        await using var host = await FollowerHost.StartAsync(databases, provider);
        var sender = host.Product.Sender;
        for (var number = 0; number < strangers; number++)
        {
            await sender.SendAsync(sender.Text("秘密的话", $"oStranger{number}"));
        }

        host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(11));
        await host.Product.Services.StepAsync<FollowerWipe>();

        Assert.Equal(0, await host.Product.Database.Database.ReadAsync(
            static session => session.ScalarAsync<long>("select count(*) from inbox where open_id <> '' or length(message) > 0"), FollowerHost.Cancellation));
        Assert.Empty((await host.Service<Strangers>().NextAsync(FollowerHost.Cancellation)).People);
    }

    private static Task<IReadOnlyList<string>> KeptAsync(FollowerHost host) => host.Product.Database.Database.ReadAsync<IReadOnlyList<string>>(
        async session =>
        {
            var inbox = await InboxStore.OfFollowerAsync(session, "puyang", "oLeaver", 10);
            var sent = await FollowerMessageStore.OfFollowerAsync(session, "puyang", "oLeaver", 10);
            var emptied = await InboxStore.OfFollowerAsync(session, "puyang", "", 10);
            Assert.Equal(3, emptied.Count);
            return
            [
                .. inbox.Select(static item => item.Kind),
                .. sent.Select(static message => message.Words),
                .. emptied.Where(static item => item.Message.Length > 0).Select(static item => item.ReceivedMs.ToString(CultureInfo.InvariantCulture)),
            ];
        },
        FollowerHost.Cancellation);
}
