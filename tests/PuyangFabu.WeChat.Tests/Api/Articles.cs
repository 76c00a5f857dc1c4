using PuyangFabu.WeChat.Api.Drafts;

namespace PuyangFabu.WeChat.Tests.Api;

/// <summary>Articles for tests.</summary>
internal static class Articles
{
    public static DraftArticle One { get; } = new()
    {
        Title = "十月食谱😀",
        Author = "小厨",
        Digest = "三道快手菜",
        Content = "<p>正文 \"引号\" & 更多</p>",
        ContentSourceUrl = "https://example.com/a/1",
        ThumbMediaId = "PERM",
        NeedOpenComment = true,
    };
}
