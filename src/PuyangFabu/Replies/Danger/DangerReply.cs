using PuyangFabu.WeChat.Replies;

namespace PuyangFabu.Replies.Danger;

/// <summary>The message that answers a word of danger.</summary>
internal static class DangerReply
{
    /// <summary>Whom to call, and below it what there is to read as far as it has room.</summary>
    public static TextReply Of(DangerGroup group, Reply? more)
    {
        var text = new LinkText(LinkText.Fit(group.Text));
        switch (more)
        {
            case TextReply reading:
                text.TryAdd("\n" + reading.Content);
                break;
            case NewsReply { Items: [var item, ..] } when item.Url.Length > 0:
                text.TryAddLink("\n相关内容：", item.Title, item.Url);
                break;
        }

        return new TextReply(text.ToString());
    }
}
