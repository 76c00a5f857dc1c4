using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>A follower tapped a menu button that opens a page; <see cref="EventMessage.EventKey"/> is its address.</summary>
public sealed record ViewEvent : EventMessage
{
    public ViewEvent()
    {
    }

    [SetsRequiredMembers]
    internal ViewEvent(XmlNodeView root)
        : base(root, EventNames.View)
    {
        MenuId = root.OptionalText("MenuId"u8);
    }

    /// <summary>Id of the conditional menu, where the button belongs to one.</summary>
    public string? MenuId { get; init; }
}
