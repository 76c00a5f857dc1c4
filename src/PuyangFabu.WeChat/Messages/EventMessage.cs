using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>Something that happened rather than something said (<c>MsgType</c> is <c>event</c>).</summary>
public abstract record EventMessage : IncomingMessage
{
    protected EventMessage()
    {
    }

    [SetsRequiredMembers]
    private protected EventMessage(XmlNodeView root, string eventName)
        : base(root, MessageTypes.Event)
    {
        Event = eventName;
        EventKey = root.OptionalText("EventKey"u8);
    }

    /// <summary>
    /// One of <see cref="EventNames"/> in the platform's spelling, whatever case was sent;
    /// for <see cref="UnknownEvent"/> the name as sent.
    /// </summary>
    public required string Event { get; init; }

    /// <summary>Key of the button, address, or scene, as sent; null when missing or empty.</summary>
    public string? EventKey { get; init; }
}

/// <summary>
/// An event that this library does not know (cards, shops, <c>debug_demo</c> ...), or one without a name.
/// Nothing of it is lost; the platform expects <c>success</c>.
/// </summary>
public sealed record UnknownEvent : EventMessage
{
    public UnknownEvent()
    {
    }

    [SetsRequiredMembers]
    internal UnknownEvent(XmlNodeView root, string eventName)
        : base(root, eventName)
    {
        RawXml = root.DocumentText();
    }

    /// <summary>The whole document as it came.</summary>
    public string RawXml { get; init; } = "";
}

/// <summary>The values of <c>Event</c> that this library reads into records of their own, as WeChat spells them.</summary>
public static class EventNames
{
    public const string Subscribe = "subscribe";
    public const string Unsubscribe = "unsubscribe";
    public const string Scan = "SCAN";
    public const string Location = "LOCATION";
    public const string Click = "CLICK";
    public const string View = "VIEW";
    public const string ViewMiniProgram = "view_miniprogram";
    public const string ScanCodePush = "scancode_push";
    public const string ScanCodeWait = "scancode_waitmsg";
    public const string PicSysPhoto = "pic_sysphoto";
    public const string PicPhotoOrAlbum = "pic_photo_or_album";
    public const string PicWeixin = "pic_weixin";
    public const string LocationSelect = "location_select";
    public const string MassSendFinished = "MASSSENDJOBFINISH";
    public const string PublishFinished = "PUBLISHJOBFINISH";
    public const string TemplateSendFinished = "TEMPLATESENDJOBFINISH";
    public const string SubscribeMessagePopup = "subscribe_msg_popup_event";
    public const string SubscribeMessageChange = "subscribe_msg_change_event";
    public const string SubscribeMessageSent = "subscribe_msg_sent_event";
    public const string UserInfoModified = "user_info_modified";
    public const string UserAuthorizationRevoke = "user_authorization_revoke";
    public const string UserAuthorizationCancellation = "user_authorization_cancellation";
    public const string KfCreateSession = "kf_create_session";
    public const string KfCloseSession = "kf_close_session";
    public const string KfSwitchSession = "kf_switch_session";
    public const string QualificationVerifySuccess = "qualification_verify_success";
    public const string QualificationVerifyFail = "qualification_verify_fail";
    public const string NamingVerifySuccess = "naming_verify_success";
    public const string NamingVerifyFail = "naming_verify_fail";
    public const string AnnualRenew = "annual_renew";
    public const string VerifyExpired = "verify_expired";
}
