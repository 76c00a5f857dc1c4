using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Conversation.Cases.Chat;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.Webhook;

namespace PuyangFabu.Tests.Foundation.Storage;

/// <summary>The clock stands still: what another node knows, it knows because it was told and not because an interval was over.</summary>
public sealed class ChangeNoticeTests(TestDatabases databases)
{
    private const string Account = "puyang";
    private const string Follower = "oCitizen";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Another_node_is_told_who_tells_a_case()
    {
        await using var one = await ProductHost.StartAsync(databases, "postgresql");
        await using var two = await ProductHost.StartOnAsync(one.Database);

        await one.Sender.AskAsync("我要留言", Follower);

        await KnownAsync(() => two.Services.GetRequiredService<CaseTellerBook>().Has(Account, Follower));
        var (_, next) = await two.Sender.SendAsync(two.Sender.Text("求助", Follower, msgId: 77));
        Assert.Contains("【2/6】", WeChatSender.Read(next), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_node_is_told_who_asked_for_people()
    {
        await using var one = await ProductHost.StartAsync(databases, "postgresql");
        await using var two = await ProductHost.StartOnAsync(one.Database);

        await one.Sender.AskAsync("人工", Follower);

        await KnownAsync(() => two.Services.GetRequiredService<TalkBook>().Find(Account, Follower) is { State: TalkState.Waiting });
    }

    private static async Task KnownAsync(Func<bool> isKnown)
    {
        for (var until = TimeProvider.System.GetUtcNow() + Patience; !isKnown(); await Task.Delay(20, TestContext.Current.CancellationToken))
        {
            Assert.True(TimeProvider.System.GetUtcNow() < until, "Nobody told it.");
        }
    }
}
