using PuyangFabu.WeChat.Messages;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Conversation.Media;

/// <summary>What goes with a message that brings a picture, a voice or a film: it is to be fetched.</summary>
public static class MediaArrival
{
    /// <returns>Null for any other message.</returns>
    public static InboxWrite? Of(IncomingMessage message, MessageContext context)
    {
        var (kind, mediaId) = message switch
        {
            ImageMessage image => (MediaKind.Image, image.MediaId),
            VoiceMessage voice => (MediaKind.Voice, voice.MediaId),
            VideoMessage video => (MediaKind.Video, video.MediaId),
            ShortVideoMessage video => (MediaKind.Video, video.MediaId),
            _ => ("", null),
        };
        if (string.IsNullOrWhiteSpace(mediaId))
        {
            return null;
        }

        var media = new SentMedia
        {
            Account = context.Account.Slug,
            OpenId = message.FromUserName,
            MediaId = mediaId,
            Kind = kind,
            State = MediaState.Due,
            ReceivedMs = context.ReceivedMs,
            NextStepMs = context.ReceivedMs,
        };
        return new InboxWrite(SharedRows.SentMedia, media.OpenId, media.Account, session => SentMediaStore.AddAsync(session, media));
    }
}
