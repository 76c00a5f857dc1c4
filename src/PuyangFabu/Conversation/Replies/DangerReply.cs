using PuyangFabu.Conversation.Danger;
using PuyangFabu.WeChat.Replies;

namespace PuyangFabu.Conversation.Replies;

/// <summary>The message that answers a word of danger.</summary>
internal static class DangerReply
{
    /// <summary>Whom to call, and below it what there is to read as far as it has room.</summary>
    public static TextReply Of(DangerGroup group, Reply? more) => new(LinkText.Fit(more switch
    {
        TextReply reading => $"{group.Text}\n\n{reading.Content}",
        NewsReply { Items: [var item, ..] } when item.Url.Length > 0 => $"{group.Text}\n\n相关内容：<a href=\"{item.Url}\">{LinkText.Label(item.Title)}</a>",
        _ => group.Text,
    }));
}
