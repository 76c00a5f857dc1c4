using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>A follower left. No reply reaches the person, and the platform demands that the person's data is deleted.</summary>
public sealed record UnsubscribeEvent : EventMessage
{
    public UnsubscribeEvent()
    {
    }

    [SetsRequiredMembers]
    internal UnsubscribeEvent(XmlNodeView root)
        : base(root, EventNames.Unsubscribe)
    {
    }
}
