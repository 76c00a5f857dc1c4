using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>A follower answered the question whether to receive notices (<c>subscribe_msg_popup_event</c>).</summary>
public sealed record SubscribeMessagePopupEvent : EventMessage
{
    public SubscribeMessagePopupEvent()
    {
    }

    [SetsRequiredMembers]
    internal SubscribeMessagePopupEvent(XmlNodeView root)
        : base(root, EventNames.SubscribeMessagePopup)
    {
        Items = SubscribeMessageChoice.ReadAll(root.Child("SubscribeMsgPopupEvent"u8));
    }

    /// <summary>One entry per template.</summary>
    public IReadOnlyList<SubscribeMessageChoice> Items { get; init; } = [];
}
