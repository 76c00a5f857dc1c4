using PuyangFabu.Conversation.Replies.Standard;
using PuyangFabu.WeChat.Replies;

namespace PuyangFabu.Conversation.Replies;

/// <summary>The account's own words: welcome, nothing found, something arrived. Those that editors change come from memory.</summary>
public sealed class StandardReplies(StandardTextBook book, StandardTextFilling filling)
{
    public const string FoundOpening = "为您找到以下内容：";

    public const string MaybeOpening = "没有找到完全对应的内容，以下可能相关：";

    public const string MaybeEnding = "不是您要的？可以换个说法再试；发送“我要留言”，由工作人员办理；或拨打 12345 政务服务便民热线。";

    public static TextReply PickGone { get; } = new("这篇内容已经不再提供，请查看列表里的其他内容，或发送新的问题。");

    /// <summary>Stands below whom to call in danger; may be empty.</summary>
    public string Danger => book.Current.Danger;

    /// <param name="entries">How many the last list had.</param>
    public static TextReply NotInList(int entries) => new(entries == 1
        ? "上一次的列表只有 1 条，请回复 1，或发送新的问题。"
        : $"上一次的列表到第 {entries} 条为止，请回复 1 到 {entries} 之间的数字，或发送新的问题。");

    public TextReply Welcome(string accountName) => Filled(book.Current.Welcome, accountName);

    public TextReply NothingFound(string accountName) => Filled(book.Current.NothingFound, accountName);

    /// <summary>For a greeting, and for whoever asks what this account can do.</summary>
    public TextReply Greeting(string accountName) => Filled(book.Current.Greeting, accountName);

    /// <summary>For thanks and farewells.</summary>
    public TextReply Thanks(string accountName) => Filled(book.Current.Thanks, accountName);

    /// <summary>For who swears and says nothing else.</summary>
    public TextReply Rude(string accountName) => Filled(book.Current.Rude, accountName);

    public TextReply NothingMore(string accountName) => Filled(book.Current.NothingMore, accountName);

    /// <summary>For who asks for people while they are there.</summary>
    public TextReply HandedOver(string accountName) => Filled(book.Current.HandedOver, accountName);

    /// <summary>For who asks for people while they are not there.</summary>
    public TextReply OffDuty(string accountName) => Filled(book.Current.OffDuty, accountName);

    public TextReply UnknownButton() => Filled($"这个栏目已经调整。\n您可以浏览以下栏目：\n{StandardTextKind.Boards}", "");

    /// <param name="what">What arrived, e.g. 图片.</param>
    public TextReply Arrived(string what, string accountName) => Filled(book.Current.Received, accountName, what);

    private TextReply Filled(string text, string accountName, string arrived = "") => new(filling.Fill(text, accountName, arrived));
}
