using System.Collections.Frozen;
using PuyangFabu.WeChat.Messages;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Callbacks;

/// <summary>Which <c>MsgType</c> and which <c>Event</c> becomes which record; the one place that knows them all.</summary>
internal static class MessageTable
{
    /// <summary>Longer names cannot be in the table.</summary>
    private const int LongestName = 64;

    /// <summary>The last second of the year 9999, beyond which .NET has no dates.</summary>
    private const long LatestTime = 253402300799;

    private delegate IncomingMessage ReadRecord(XmlNodeView root);

    private static readonly FrozenDictionary<string, ReadRecord> MessagesByType = Table(new()
    {
        [MessageTypes.Text] = root => new TextMessage(root),
        [MessageTypes.Image] = root => new ImageMessage(root),
        [MessageTypes.Voice] = root => new VoiceMessage(root),
        [MessageTypes.Video] = root => new VideoMessage(root),
        [MessageTypes.ShortVideo] = root => new ShortVideoMessage(root),
        [MessageTypes.Location] = root => new LocationMessage(root),
        [MessageTypes.Link] = root => new LinkMessage(root),
        [MessageTypes.File] = root => new FileMessage(root),
        [MessageTypes.MiniProgramPage] = root => new MiniProgramPageMessage(root),
        [MessageTypes.Event] = ReadEvent,
    });

    private static readonly FrozenDictionary<string, ReadRecord> EventsByName = Table(new()
    {
        [EventNames.Subscribe] = root => new SubscribeEvent(root),
        [EventNames.Unsubscribe] = root => new UnsubscribeEvent(root),
        [EventNames.Scan] = root => new ScanEvent(root),
        [EventNames.Location] = root => new LocationEvent(root),
        [EventNames.Click] = root => new ClickEvent(root),
        [EventNames.View] = root => new ViewEvent(root),
        [EventNames.ViewMiniProgram] = root => new ViewMiniProgramEvent(root),
        [EventNames.ScanCodePush] = root => new ScanCodePushEvent(root),
        [EventNames.ScanCodeWait] = root => new ScanCodeWaitEvent(root),
        [EventNames.PicSysPhoto] = root => new PicSysPhotoEvent(root),
        [EventNames.PicPhotoOrAlbum] = root => new PicPhotoOrAlbumEvent(root),
        [EventNames.PicWeixin] = root => new PicWeixinEvent(root),
        [EventNames.LocationSelect] = root => new LocationSelectEvent(root),
        [EventNames.MassSendFinished] = root => new MassSendFinishedEvent(root),
        [EventNames.PublishFinished] = root => new PublishFinishedEvent(root),
        [EventNames.TemplateSendFinished] = root => new TemplateSendFinishedEvent(root),
        [EventNames.SubscribeMessagePopup] = root => new SubscribeMessagePopupEvent(root),
        [EventNames.SubscribeMessageChange] = root => new SubscribeMessageChangeEvent(root),
        [EventNames.SubscribeMessageSent] = root => new SubscribeMessageSentEvent(root),
        [EventNames.UserInfoModified] = root => new UserInfoModifiedEvent(root),
        [EventNames.UserAuthorizationRevoke] = root => new UserAuthorizationRevokeEvent(root),
        [EventNames.UserAuthorizationCancellation] = root => new UserAuthorizationCancellationEvent(root),
        [EventNames.KfCreateSession] = root => new KfCreateSessionEvent(root),
        [EventNames.KfCloseSession] = root => new KfCloseSessionEvent(root),
        [EventNames.KfSwitchSession] = root => new KfSwitchSessionEvent(root),
        [EventNames.QualificationVerifySuccess] = root => new QualificationVerifySuccessEvent(root),
        [EventNames.QualificationVerifyFail] = root => new QualificationVerifyFailEvent(root),
        [EventNames.NamingVerifySuccess] = root => new NamingVerifySuccessEvent(root),
        [EventNames.NamingVerifyFail] = root => new NamingVerifyFailEvent(root),
        [EventNames.AnnualRenew] = root => new AnnualRenewEvent(root),
        [EventNames.VerifyExpired] = root => new VerifyExpiredEvent(root),
    });

    /// <summary>The record for a document; null when it is not a message at all.</summary>
    public static IncomingMessage? Read(XmlNodeView root)
    {
        if (!root.IsNamed("xml"u8)
            || root.Int64("CreateTime"u8) is not (>= 0 and <= LatestTime)
            || !root.Child("ToUserName"u8).HasText
            || !root.Child("FromUserName"u8).HasText
            || !root.Child("MsgType"u8).HasText)
        {
            return null;
        }

        var type = root.Child("MsgType"u8).ShortText(stackalloc char[LongestName]);
        return MessagesByType.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(type, out var read)
            ? read(root)
            : new UnknownMessage(root, root.Text("MsgType"u8));
    }

    private static IncomingMessage ReadEvent(XmlNodeView root)
    {
        var name = root.Child("Event"u8).ShortText(stackalloc char[LongestName]);
        return EventsByName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var read)
            ? read(root)
            : new UnknownEvent(root, root.Text("Event"u8));
    }

    private static FrozenDictionary<string, ReadRecord> Table(Dictionary<string, ReadRecord> records) =>
        records.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
