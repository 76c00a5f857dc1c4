using PuyangFabu.Conversation.Replies;

namespace PuyangFabu.Tests.Conversation.Replies;

/// <summary>The reasons of replies as the inbox has kept them since the first version.</summary>
public sealed class ReplyReasonTests
{
    [Theory]
    [InlineData("rule:12", "rule", "12")]
    [InlineData("board:zhengce-jiedu", "board", "zhengce-jiedu")]
    [InlineData("danger:火灾", "danger", "火灾")]
    [InlineData("danger:煤气:泄漏", "danger", "煤气:泄漏")]
    [InlineData("search:7", "search", "7")]
    [InlineData("search:none", "search", "none")]
    [InlineData("search:maybe", "search", "maybe")]
    [InlineData("search:no-more", "search", "no-more")]
    [InlineData("pick:3", "pick", "3")]
    [InlineData("pick:none", "pick", "none")]
    [InlineData("pick:gone", "pick", "gone")]
    [InlineData("greeting", "greeting", "")]
    [InlineData("directory", "directory", "")]
    [InlineData("arrived", "arrived", "")]
    [InlineData("welcome", "welcome", "")]
    [InlineData("unfollowed", "unfollowed", "")]
    [InlineData("unsupported", "unsupported", "")]
    [InlineData("unknown-button", "unknown-button", "")]
    [InlineData("menu-click", "menu-click", "")]
    [InlineData("handler-timeout", "handler-timeout", "")]
    public void An_old_row_reads_as_what_it_meant_and_is_written_the_same(string kept, string kind, string named)
    {
        var reason = ReplyReason.Read(kept);

        Assert.Equal(new ReplyReason(kind, named), reason);
        Assert.Equal(kept, reason.ToString());
    }

    [Fact]
    public void What_is_written_now_is_what_was_always_kept() => Assert.Equal(
        [
            "rule:12", "board:zhengce-jiedu", "danger:火灾", "search:7", "search:none", "search:maybe", "search:no-more", "pick:3", "pick:none",
            "pick:gone", "greeting", "directory", "arrived", "welcome", "unfollowed", "unsupported", "unknown-button", "menu-view",
        ],
        new[]
        {
            ReplyReason.Rule(12), ReplyReason.Board("zhengce-jiedu"), ReplyReason.Danger("火灾"), ReplyReason.Found(7), ReplyReason.NothingFound,
            ReplyReason.Maybe, ReplyReason.NoMore, ReplyReason.Picked(3), ReplyReason.NotInList, ReplyReason.PickGone, ReplyReason.Greeting,
            ReplyReason.Directory, ReplyReason.Arrived, ReplyReason.Welcome, ReplyReason.Unfollowed, ReplyReason.Unsupported,
            ReplyReason.UnknownButton, ReplyReason.Tap("view"),
        }.Select(static reason => reason.ToString()));

    [Theory]
    [InlineData("rule:12", 12L)]
    [InlineData("search:none", null)]
    [InlineData("greeting", null)]
    public void A_number_is_told_only_where_one_is_kept(string kept, long? number) => Assert.Equal(number, ReplyReason.Read(kept).Number);
}
