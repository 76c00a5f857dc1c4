using PuyangFabu.WeChat.Replies;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Callbacks;

/// <summary>Stops replies for which WeChat shows the follower a notice of failure.</summary>
internal static class ReplyCheck
{
    public static void ThrowIfUnsendable(Reply reply)
    {
        switch (reply)
        {
            case TextReply text:
                ThrowIfEmpty(text.Content, nameof(TextReply.Content));
                break;
            case NewsReply news when news.Items.Count is 0 or > NewsReply.MaxItems:
                throw new ArgumentException(
                    $"A news reply has 1 to {NewsReply.MaxItems} items, not {news.Items.Count}.", nameof(reply));
            case ImageReply image:
                ThrowIfEmpty(image.MediaId, nameof(ImageReply.MediaId));
                break;
            case VoiceReply voice:
                ThrowIfEmpty(voice.MediaId, nameof(VoiceReply.MediaId));
                break;
            case VideoReply video:
                ThrowIfEmpty(video.MediaId, nameof(VideoReply.MediaId));
                break;
            case MusicReply music:
                ThrowIfEmpty(music.ThumbMediaId, nameof(MusicReply.ThumbMediaId));
                break;
        }
    }

    /// <summary>A text of nothing but white space and of characters that are left out is empty to the follower.</summary>
    public static void ThrowIfEmpty(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text, name);
        if (!XmlOutput.LeavesAnythingOf(text))
        {
            throw new ArgumentException($"{name} of a reply must not be empty.", name);
        }
    }
}
