using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>Subscribed notices were delivered or not (<c>subscribe_msg_sent_event</c>).</summary>
public sealed record SubscribeMessageSentEvent : EventMessage
{
    public SubscribeMessageSentEvent()
    {
    }

    [SetsRequiredMembers]
    internal SubscribeMessageSentEvent(XmlNodeView root)
        : base(root, EventNames.SubscribeMessageSent)
    {
        Items = SubscribeMessageDelivery.ReadAll(root.Child("SubscribeMsgSentEvent"u8));
    }

    /// <summary>One entry per template.</summary>
    public IReadOnlyList<SubscribeMessageDelivery> Items { get; init; } = [];
}
