using PuyangFabu.Foundation.Storage;
using PuyangFabu.WeChat.Callbacks;
using PuyangFabu.WeChat.Messages;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Conversation.FollowerCare.Conversations;

/// <summary>What operators read of messages in either direction.</summary>
internal static class ConversationText
{
    public static ConversationItem Of(InboxItem item)
    {
        MessageParser.Parse(item.Message, out var message);
        return new ConversationItem(UnixMilliseconds.ToChinaTime(item.ReceivedMs), "in", item.Kind, TextOf(message))
        {
            Content = ConversationContent.Of(message),
            Answer = AutomaticAnswer.Of(item),
        };
    }

    public static ConversationItem Of(FollowerMessage message) => new(
        UnixMilliseconds.ToChinaTime(message.SentMs),
        "out",
        message.ArticleId is not null ? "news" : message.Picture.Length > 0 ? "image" : "text",
        message.ArticleId is not null ? $"[图文] {message.Words}" : message.Picture.Length > 0 ? "[图片]" : message.Words,
        message.State,
        NameOf(message.State),
        message.OperatorName,
        message.Problem.Length > 0 ? message.Problem : null)
    {
        ArticleId = message.ArticleId,
        Picture = message.Picture.Length > 0 ? message.Picture : null,
    };

    private static string NameOf(string state) => state switch
    {
        MessageState.Sent => "已发出",
        MessageState.Failed => "没有发出",
        MessageState.Unknown => "未知",
        _ => "正在发送",
    };

    private static string TextOf(IncomingMessage? message) => message switch
    {
        TextMessage text => text.Content,
        ImageMessage => "[图片]",
        VoiceMessage => "[语音]",
        VideoMessage or ShortVideoMessage => "[视频]",
        LocationMessage place => $"[位置] {place.Label}".TrimEnd(),
        LinkMessage link => $"[链接] {link.Title}",
        FileMessage file => $"[文件] {file.Title}".TrimEnd(),
        SubscribeEvent => "[关注]",
        UnsubscribeEvent => "[取消关注]",
        ClickEvent => "[点击菜单]",
        ViewEvent => "[点击菜单链接]",
        ScanEvent => "[扫二维码]",
        EventMessage => "[事件]",
        _ => "[其他消息]",
    };
}
