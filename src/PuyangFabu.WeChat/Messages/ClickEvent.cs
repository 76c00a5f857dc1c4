using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>A follower tapped a menu button of type <c>click</c>; <see cref="EventMessage.EventKey"/> is the button's key.</summary>
public sealed record ClickEvent : EventMessage
{
    public ClickEvent()
    {
    }

    [SetsRequiredMembers]
    internal ClickEvent(XmlNodeView root)
        : base(root, EventNames.Click)
    {
    }
}
