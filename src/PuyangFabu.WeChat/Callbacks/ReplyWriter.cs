using System.Buffers;
using PuyangFabu.WeChat.Replies;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Callbacks;

/// <summary>
/// Writes a passive reply as the XML that WeChat reads. Characters that XML forbids are left out. Throws before
/// the first byte is written when the reply is one that WeChat answers with a notice of failure to the follower.
/// </summary>
public static class ReplyWriter
{
    /// <summary>Writes a plain reply.</summary>
    /// <param name="toUserName">Openid of the follower: the sender of the message.</param>
    /// <param name="fromUserName">Original id of the account: the receiver of the message.</param>
    /// <param name="createTime">Unix seconds.</param>
    /// <exception cref="ArgumentException">A name, the content or a media id is empty, or there is no or a ninth news item.</exception>
    public static void Write(IBufferWriter<byte> output, Reply reply, string toUserName, string fromUserName, long createTime)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(reply);
        ReplyCheck.ThrowIfEmpty(toUserName, nameof(toUserName));
        ReplyCheck.ThrowIfEmpty(fromUserName, nameof(fromUserName));
        ReplyCheck.ThrowIfUnsendable(reply);

        var xml = new XmlOutput(output);
        xml.Markup("<xml>"u8);
        xml.Element("ToUserName"u8, toUserName);
        xml.Element("FromUserName"u8, fromUserName);
        xml.Element("CreateTime"u8, createTime);
        WriteBody(ref xml, reply);
        xml.Markup("</xml>"u8);
        xml.Flush();
    }

    /// <summary>Writes the envelope of an encrypted reply.</summary>
    /// <param name="encryptBase64">From <see cref="CallbackCrypto.Encrypt(ReadOnlySpan{byte})"/>.</param>
    /// <param name="msgSignature">From <see cref="CallbackSignature"/>, over the same time, nonce and cipher text.</param>
    /// <param name="timestamp">Unix seconds.</param>
    public static void WriteEncrypted(
        IBufferWriter<byte> output,
        ReadOnlySpan<byte> encryptBase64,
        string msgSignature,
        long timestamp,
        string nonce)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(msgSignature);
        ArgumentNullException.ThrowIfNull(nonce);
        var xml = new XmlOutput(output);
        xml.Markup("<xml><Encrypt><![CDATA["u8);
        xml.Markup(encryptBase64);
        xml.Markup("]]></Encrypt>"u8);
        xml.Element("MsgSignature"u8, msgSignature);
        xml.Element("TimeStamp"u8, timestamp);
        xml.Element("Nonce"u8, nonce);
        xml.Markup("</xml>"u8);
        xml.Flush();
    }

    private static void WriteBody(ref XmlOutput xml, Reply reply)
    {
        switch (reply)
        {
            case TextReply text:
                xml.Element("MsgType"u8, "text");
                xml.Element("Content"u8, text.Content);
                break;
            case NewsReply news:
                WriteNews(ref xml, news);
                break;
            case ImageReply image:
                xml.Element("MsgType"u8, "image");
                xml.Markup("<Image>"u8);
                xml.Element("MediaId"u8, image.MediaId);
                xml.Markup("</Image>"u8);
                break;
            case VoiceReply voice:
                xml.Element("MsgType"u8, "voice");
                xml.Markup("<Voice>"u8);
                xml.Element("MediaId"u8, voice.MediaId);
                xml.Markup("</Voice>"u8);
                break;
            case VideoReply video:
                xml.Element("MsgType"u8, "video");
                xml.Markup("<Video>"u8);
                xml.Element("MediaId"u8, video.MediaId);
                xml.OptionalElement("Title"u8, video.Title);
                xml.OptionalElement("Description"u8, video.Description);
                xml.Markup("</Video>"u8);
                break;
            case MusicReply music:
                WriteMusic(ref xml, music);
                break;
            case TransferCustomerServiceReply transfer:
                xml.Element("MsgType"u8, "transfer_customer_service");
                if (!string.IsNullOrEmpty(transfer.KfAccount))
                {
                    xml.Markup("<TransInfo>"u8);
                    xml.Element("KfAccount"u8, transfer.KfAccount);
                    xml.Markup("</TransInfo>"u8);
                }

                break;
            case TransferBizAiIvrReply:
                xml.Element("MsgType"u8, "transfer_biz_ai_ivr");
                break;
            default:
                throw new ArgumentException($"No XML is known for a {reply.GetType().Name}.", nameof(reply));
        }
    }

    private static void WriteNews(ref XmlOutput xml, NewsReply news)
    {
        xml.Element("MsgType"u8, "news");
        xml.Element("ArticleCount"u8, news.Items.Count);
        xml.Markup("<Articles>"u8);
        for (var i = 0; i < news.Items.Count; i++)
        {
            var item = news.Items[i];
            xml.Markup("<item>"u8);
            xml.Element("Title"u8, item.Title);
            xml.Element("Description"u8, item.Description);
            xml.Element("PicUrl"u8, item.PicUrl);
            xml.Element("Url"u8, item.Url);
            xml.Markup("</item>"u8);
        }

        xml.Markup("</Articles>"u8);
    }

    private static void WriteMusic(ref XmlOutput xml, MusicReply music)
    {
        xml.Element("MsgType"u8, "music");
        xml.Markup("<Music>"u8);
        xml.OptionalElement("Title"u8, music.Title);
        xml.OptionalElement("Description"u8, music.Description);
        xml.OptionalElement("MusicUrl"u8, music.MusicUrl);
        xml.OptionalElement("HQMusicUrl"u8, music.HqMusicUrl);
        xml.Element("ThumbMediaId"u8, music.ThumbMediaId);
        xml.Markup("</Music>"u8);
    }
}
