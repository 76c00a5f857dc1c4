using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Boards;
using PuyangFabu.WeChat.Replies;

namespace PuyangFabu.Conversation.Replies;

/// <summary>The account's own words: welcome, nothing found, something arrived.</summary>
public sealed class StandardReplies(BoardCatalog boards, ArticleLinks links)
{
    public TextReply Welcome(string accountName) =>
        Boards($"您好，欢迎关注{accountName}！\n这里发布权威信息、解读政策、提供便民服务。点击栏目即可浏览：", "也可以直接发送想问的事，如“公积金”“停水”。");

    public TextReply NothingFound() =>
        Boards("抱歉，暂时没有找到相关内容，我们已记下您的问题。\n您可以换个说法再试，或浏览以下栏目：", "急事请拨打 12345 政务服务便民热线。");

    /// <summary>For a greeting, and for whoever asks what this account can do.</summary>
    public TextReply Greeting() => Boards("您好！直接发送想问的事就能查，如“公积金”“停水”；也可以点击栏目浏览：", "需要人工帮助请拨打 12345 政务服务便民热线。");

    public static TextReply Thanks { get; } = new("不客气！还有想问的，随时发给我们。");

    public const string MaybeOpening = "没有找到完全对应的内容，以下可能相关：";

    public const string MaybeEnding = "不是您要的？可以换个说法再试，或拨打 12345 政务服务便民热线。";

    public static TextReply PickGone { get; } = new("这篇内容已经不再提供，请查看列表里的其他内容，或发送新的问题。");

    /// <param name="entries">How many the last list had.</param>
    public static TextReply NotInList(int entries) => new($"上一次的列表到第 {entries} 条为止，请回复 1 到 {entries} 之间的数字，或发送新的问题。");

    public TextReply NothingMore() => Boards("没有更多内容了。\n您可以发送新的问题，或浏览以下栏目：", "");

    public TextReply UnknownButton() => Boards("这个栏目已经调整。\n您可以浏览以下栏目：", "");

    /// <param name="what">What arrived, e.g. 图片.</param>
    public static TextReply Arrived(string what) => new($"您发送的{what}已收到，我们会尽快查看，感谢您的反映。\n如需查询信息，请直接发送文字。");

    private TextReply Boards(string opening, string ending)
    {
        var text = new LinkText(opening, ending);
        foreach (var board in boards.Current.Roots)
        {
            if (!text.TryAddLink("· ", board.Name, links.Board(board.Slug)))
            {
                break;
            }
        }

        return new TextReply(text.ToString());
    }
}
