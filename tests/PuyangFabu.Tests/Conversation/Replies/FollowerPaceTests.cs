using PuyangFabu.Accounts;
using PuyangFabu.Conversation.Replies;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Tests.Conversation.Replies;

public sealed class FollowerPaceTests
{
    private static readonly WeChatAccount Account = new("puyang", new WeChatAccountOptions());

    [Fact]
    public void However_many_followers_write_in_a_minute_so_many_are_remembered_and_the_others_are_answered()
    {
        var pace = new FollowerPace(new TalkOptions { MessagesPerMinute = 1 });
        for (var number = 0; number < FollowerPace.MostRemembered; number++)
        {
            Assert.Null(Say(pace, $"o{number}", atMs: 1_000_000));
        }

        for (var number = 0; number < 5; number++)
        {
            Assert.Null(Say(pace, "late", atMs: 1_001_000));
        }

        Assert.Equal(FollowerPace.MostRemembered, pace.Remembered);
        Assert.NotNull(Say(pace, "o7", atMs: 1_002_000));

        // Their minute is over.
        Assert.Null(Say(pace, "late", atMs: 1_100_000));
        Assert.NotNull(Say(pace, "late", atMs: 1_100_001));
        Assert.Equal(1, pace.Remembered);
    }

    private static Handled? Say(FollowerPace pace, string openId, long atMs) => pace.Of(openId, new MessageContext(Account, atMs));
}
