using PuyangFabu.Sandbox.Platform.Accounts;
using PuyangFabu.Sandbox.Platform.Articles;
using PuyangFabu.Sandbox.Platform.Drafts;

namespace PuyangFabu.Tests.Publishing.Pulling;

/// <summary>Writes drafts at WeChat, as somebody does in its own console; without a cover, which would lie at WeChat itself.</summary>
internal static class PullDrafts
{
    /// <param name="sourceUrl">阅读原文.</param>
    public static void Write(PullRoom room, string title, string sourceUrl = "", string mediaId = "draft-of-before")
    {
        var account = room.Service<PlatformDirectory>().Find("puyang")!;
        var now = room.Room.Host.Database.Clock.GetUtcNow();
        lock (account.Gate)
        {
            account.Drafts.Keep(new Draft(mediaId, [new PlatformArticle { Title = title, Content = "<p>草稿的正文。</p>", SourceUrl = sourceUrl }], now, now));
        }
    }
}
