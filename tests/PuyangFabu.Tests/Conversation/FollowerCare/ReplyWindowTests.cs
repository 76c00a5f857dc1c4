using PuyangFabu.Conversation.FollowerCare.Conversations;

namespace PuyangFabu.Tests.Conversation.FollowerCare;

public sealed class ReplyWindowTests
{
    private const long Second = 1000;
    private const long Minute = 60 * Second;
    private const long Hour = 60 * Minute;

    [Theory]
    [InlineData("text", 0, 5)]
    [InlineData("image", (48 * Hour) - 1, 5)]
    [InlineData("text", 48 * Hour, 0)]
    [InlineData("event:subscribe", 59 * Second, 3)]
    [InlineData("event:CLICK", 59 * Second, 3)]
    [InlineData("event:SCAN", 59 * Second, 3)]
    [InlineData("event:scancode_waitmsg", 59 * Second, 3)]
    [InlineData("event:subscribe", Minute, 0)]
    [InlineData("event:VIEW", 0, 0)]
    [InlineData("event:unsubscribe", 0, 0)]
    public void What_a_follower_does_opens_a_window(string kind, long agoMs, int left) =>
        Assert.Equal(left, ReplyWindow.Of([(kind, 0)], [], agoMs).Left);

    [Fact]
    public void Messages_since_then_are_counted_and_a_new_one_begins_anew()
    {
        Assert.Equal(2, ReplyWindow.Of([("text", 0)], [1, 2, 3], Hour).Left);
        Assert.Equal(0, ReplyWindow.Of([("text", 0)], [1, 2, 3, 4, 5, 6], Hour).Left);
        Assert.Equal(5, ReplyWindow.Of([("text", 10), ("text", 0)], [1, 2, 3, 4, 5], Hour).Left);
    }

    [Fact]
    public void An_event_helps_when_the_message_s_count_is_used_up()
    {
        var window = ReplyWindow.Of([("event:CLICK", Hour), ("text", 0)], [1, 2, 3, 4, 5, Hour + 1], Hour + Second);

        Assert.Equal(new ReplyWindow(2, Hour + Minute), window);
    }

    [Fact]
    public void Nothing_opens_nothing() => Assert.Equal(ReplyWindow.Closed, ReplyWindow.Of([], [], 0));
}
