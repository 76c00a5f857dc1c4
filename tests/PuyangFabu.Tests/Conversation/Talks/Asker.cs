using PuyangFabu.Tests.Conversation.FollowerCare;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Conversation.Talks;

/// <summary>A follower who asks for people, at whatever node. A sender begins its numbers anew after a restart, and each node's has the same: these are the follower's own.</summary>
internal sealed class Asker
{
    public const string OpenId = "oAsker";

    private long lastId = 7_100_000_000_000_000_000;

    /// <summary>A product that this one and others follow, so much later.</summary>
    public static async Task<FollowerHost> StartAsync(TestDatabases databases, string provider, TimeSpan later, params string[] others)
    {
        var host = await FollowerHost.StartAsync(databases, provider);
        foreach (var openId in (string[])[OpenId, .. others])
        {
            await host.Product.Sender.SendAsync(host.Product.Sender.Event("subscribe", user: openId));
        }

        host.Product.Database.Clock.Advance(later);
        return host;
    }

    /// <returns>What is answered at once.</returns>
    public async Task<string> SayAsync(ProductHost product, string words, string openId = OpenId)
    {
        product.Database.Clock.Advance(TimeSpan.FromMilliseconds(10));
        return (await product.Sender.SendAsync(product.Sender.Text(words, openId, ++lastId))).Body;
    }
}
