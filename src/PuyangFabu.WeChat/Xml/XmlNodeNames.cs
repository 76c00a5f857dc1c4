using System.Collections.Frozen;
using System.Text;

namespace PuyangFabu.WeChat.Xml;

/// <summary>Names of the nodes that messages and events have (接收普通消息, 接收事件推送).</summary>
internal static class XmlNodeNames
{
    /// <summary>Longer ones are none.</summary>
    private const int Longest = 32;

    private static readonly string[] Naming = ["ToUserName", "FromUserName", "CreateTime", "MsgType", "MsgId", "MsgID", "Event", "Encrypt"];

    private static readonly FrozenSet<string> NamingNodes = Naming.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal,
    [
        .. Naming,
        "MsgDataId", "Idx", "URL",
        "Content", "bizmsgmenuid",
        "PicUrl", "MediaId", "MediaId16K", "Format", "Recognition", "ThumbMediaId",
        "Location_X", "Location_Y", "Scale", "Label", "Poiname",
        "Title", "Description", "Url", "FileKey", "FileMd5", "FileTotalLen", "AppId", "PagePath", "ThumbUrl",
        "EventKey", "Ticket", "MenuId", "Latitude", "Longitude", "Precision",
        "ScanCodeInfo", "ScanType", "ScanResult", "SendPicsInfo", "Count", "PicList", "item", "PicMd5Sum", "SendLocationInfo",
        "Status", "TotalCount", "FilterCount", "SentCount", "ErrorCount", "CopyrightCheckResult", "ResultList", "ArticleUrlResult",
        "ArticleIdx", "UserDeclareState", "AuditState", "OriginalArticleUrl", "OriginalArticleType", "CanReprint",
        "NeedReplaceContent", "NeedShowReprintSource", "CheckState", "ArticleUrl",
        "PublishEventInfo", "publish_id", "publish_status", "article_id", "article_detail", "count", "idx", "article_url", "fail_idx",
        "SubscribeMsgPopupEvent", "SubscribeMsgChangeEvent", "SubscribeMsgSentEvent", "List", "TemplateId", "SubscribeStatusString",
        "PopupScene", "ErrorCode", "ErrorStatus", "OpenID", "AppID", "UnionID", "RevokeInfo",
        "KfAccount", "FromKfAccount", "ToKfAccount", "ExpiredTime", "FailTime", "FailReason", "debug_str",
    ]);

    public static bool IsKnown(ReadOnlySpan<byte> name) => IsIn(Known, name);

    /// <summary>True for the nodes that say from whom, to whom, when and what kind of message it is, and for the cipher text.</summary>
    public static bool NamesTheMessage(ReadOnlySpan<byte> name) => IsIn(NamingNodes, name);

    private static bool IsIn(FrozenSet<string> names, ReadOnlySpan<byte> name)
    {
        Span<char> text = stackalloc char[Longest];
        return name.Length <= Longest
            && Encoding.UTF8.TryGetChars(name, text, out var length)
            && names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text[..length]);
    }
}
