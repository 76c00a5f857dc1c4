using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Tests.Webhook.Handling;

/// <summary>The reasons of replies as the inbox has kept them since the first version.</summary>
public sealed class ReplyReasonTests
{
    [Fact]
    public void What_is_written_now_is_what_was_always_kept() => Assert.Equal(
        [
            "rule:12", "board:zhengce-jiedu", "danger:火灾", "search:7", "search:none", "search:maybe", "search:no-more", "pick:3", "pick:none",
            "pick:gone", "greeting", "directory", "service", "case", "arrived", "welcome", "unfollowed", "unsupported", "unknown-button", "menu-view",
            "unanswered-type", "handler-timeout", "handler-error", "mass-send-finished", "mass-send-finished:no-id", "publish-finished", "publish-finished:incomplete",
        ],
        new[]
        {
            ReplyReason.Rule(12), ReplyReason.Board("zhengce-jiedu"), ReplyReason.Danger("火灾"), ReplyReason.Found(7), ReplyReason.NothingFound,
            ReplyReason.Maybe, ReplyReason.NoMore, ReplyReason.Picked(3), ReplyReason.NotInList, ReplyReason.PickGone, ReplyReason.Greeting,
            ReplyReason.Directory, ReplyReason.Service, ReplyReason.CaseTalk, ReplyReason.Arrived, ReplyReason.Welcome, ReplyReason.Unfollowed, ReplyReason.Unsupported,
            ReplyReason.UnknownButton, ReplyReason.Tap("view"),
            ReplyReason.UnansweredType, ReplyReason.HandlerTimeout, ReplyReason.HandlerError, ReplyReason.MassSendFinished, ReplyReason.MassSendWithoutId,
            ReplyReason.PublishFinished, ReplyReason.PublishIncomplete,
        }.Select(static reason => reason.ToString()));

    [Theory]
    [InlineData("rule", "12", 12L)]
    [InlineData("search", "none", null)]
    [InlineData("greeting", "", null)]
    public void A_number_is_told_only_where_one_is_kept(string kind, string named, long? number) => Assert.Equal(number, new ReplyReason(kind, named).Number);
}
