using System.Globalization;
using System.Text;
using System.Xml.Linq;
using PuyangFabu.Sandbox.Deliveries;

namespace PuyangFabu.Sandbox.Replies;

/// <summary>Reads a decrypted reply as the platform does and collects everything it objects to.</summary>
internal static class ReplyReader
{
    /// <summary>The safe length of a text, in UTF-8 bytes; the platform's page once stated it.</summary>
    private const int TextBytes = 2048;

    /// <summary>News items in answer to a follower's own message (since 2018-10-12) and to anything else.</summary>
    private const int NewsForMessage = 1, NewsForEvent = 8;

    /// <returns>Null when a fault among <paramref name="findings"/> keeps the reply from the follower.</returns>
    public static PassiveReply? Read(
        XElement root, SandboxAccount account, string openId, CallbackMessage trigger, List<ReplyFinding> findings)
    {
        CheckEnvelope(root, account, openId, findings);
        var reply = root.Child("MsgType") switch
        {
            "text" => Text(root, findings),
            "news" => News(root, trigger, findings),
            "image" => Media(root, "image", "Image", "MediaId", findings),
            "voice" => Media(root, "voice", "Voice", "MediaId", findings),
            "video" => Media(root, "video", "Video", "MediaId", findings),
            "music" => Media(root, "music", "Music", "ThumbMediaId", findings),
            "transfer_customer_service" or "transfer_biz_ai_ivr" => Transfer(root, trigger, findings),
            null => Refused(findings, "msgtype_missing", "缺少 MsgType 节点（节点名区分大小写）。"),
            var other => Refused(findings, "msgtype_unknown", $"不认识的 MsgType：{other}。"),
        };
        return findings.Any(f => f.Level == ReplyFindingLevel.Fault) ? null : reply;
    }

    private static void CheckEnvelope(XElement root, SandboxAccount account, string openId, List<ReplyFinding> findings)
    {
        if (root.Child("ToUserName") != openId)
        {
            findings.Add(ReplyFinding.Fault("to_user", "ToUserName 不是该粉丝的 openid。"));
        }

        if (root.Child("FromUserName") != account.OriginalId)
        {
            findings.Add(ReplyFinding.Fault("from_user", "FromUserName 不是公众号的原始 ID（gh_…）。"));
        }

        if (!long.TryParse(root.Child("CreateTime"), NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            findings.Add(ReplyFinding.Remark("create_time", "CreateTime 缺失或不是整数秒。"));
        }
    }

    private static PassiveReply? Text(XElement root, List<ReplyFinding> findings)
    {
        var content = root.Child("Content");
        if (string.IsNullOrWhiteSpace(content))
        {
            return Refused(findings, "content_empty", "文本回复的 Content 为空。");
        }

        var bytes = Encoding.UTF8.GetByteCount(content);
        if (bytes > TextBytes)
        {
            findings.Add(ReplyFinding.Remark("content_long", $"Content 共 {bytes} 字节，超过稳妥的 {TextBytes} 字节。"));
        }

        return new PassiveReply { MsgType = "text", Content = content };
    }

    private static PassiveReply? News(XElement root, CallbackMessage trigger, List<ReplyFinding> findings)
    {
        var articles = root.Element("Articles")?.Elements("item").Select(Article).ToList() ?? [];
        if (articles.Count == 0)
        {
            return Refused(findings, "news_empty", "图文回复没有任何 Articles/item。");
        }

        if (root.Child("ArticleCount") != articles.Count.ToString(CultureInfo.InvariantCulture))
        {
            findings.Add(ReplyFinding.Remark("article_count", $"ArticleCount 与实际的 {articles.Count} 条不符。"));
        }

        var allowed = trigger.IsEvent ? NewsForEvent : NewsForMessage;
        if (articles.Count > allowed)
        {
            findings.Add(ReplyFinding.Remark(
                "news_too_many", $"此处最多回复 {allowed} 条图文，收到 {articles.Count} 条，只显示前 {allowed} 条。"));
        }

        if (articles.Any(a => a.Title.Length == 0))
        {
            findings.Add(ReplyFinding.Remark("news_title", "有图文缺少标题。"));
        }

        if (articles.Any(a => !IsWebAddress(a.Url)))
        {
            findings.Add(ReplyFinding.Remark("news_url", "有图文的 Url 不是完整的 http(s) 地址，粉丝点不开。"));
        }

        return new PassiveReply { MsgType = "news", Articles = articles[..Math.Min(allowed, articles.Count)] };
    }

    private static ReplyArticle Article(XElement item) => new(
        item.Child("Title") ?? "", item.Child("Description") ?? "", item.Child("PicUrl") ?? "", item.Child("Url") ?? "");

    private static PassiveReply? Media(
        XElement root, string msgType, string section, string idName, List<ReplyFinding> findings)
    {
        var media = root.Element(section);
        return media?.Child(idName) is { Length: > 0 } mediaId
            ? new PassiveReply
            {
                MsgType = msgType,
                MediaId = mediaId,
                Title = media.Child("Title"),
                Description = media.Child("Description"),
                MusicUrl = media.Child("MusicUrl"),
            }
            : Refused(findings, "media_missing", $"缺少 {section}/{idName}。");
    }

    private static PassiveReply Transfer(XElement root, CallbackMessage trigger, List<ReplyFinding> findings)
    {
        if (trigger.IsEvent)
        {
            findings.Add(ReplyFinding.Remark("transfer_for_event", "转接只对粉丝发来的消息有效，对事件无效。"));
        }

        return new PassiveReply
        {
            MsgType = root.Child("MsgType")!,
            KfAccount = root.Element("TransInfo")?.Child("KfAccount"),
        };
    }

    private static PassiveReply? Refused(List<ReplyFinding> findings, string code, string text)
    {
        findings.Add(ReplyFinding.Fault(code, text));
        return null;
    }

    private static bool IsWebAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
