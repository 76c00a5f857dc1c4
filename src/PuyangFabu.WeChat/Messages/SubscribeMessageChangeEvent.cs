using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>A follower switched notices off in the settings (<c>subscribe_msg_change_event</c>).</summary>
public sealed record SubscribeMessageChangeEvent : EventMessage
{
    public SubscribeMessageChangeEvent()
    {
    }

    [SetsRequiredMembers]
    internal SubscribeMessageChangeEvent(XmlNodeView root)
        : base(root, EventNames.SubscribeMessageChange)
    {
        Items = SubscribeMessageChoice.ReadAll(root.Child("SubscribeMsgChangeEvent"u8));
    }

    /// <summary>One entry per template.</summary>
    public IReadOnlyList<SubscribeMessageChoice> Items { get; init; } = [];
}
