using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>A follower tapped a menu button that opens a mini program; <see cref="EventMessage.EventKey"/> is the page path.</summary>
public sealed record ViewMiniProgramEvent : EventMessage
{
    public ViewMiniProgramEvent()
    {
    }

    [SetsRequiredMembers]
    internal ViewMiniProgramEvent(XmlNodeView root)
        : base(root, EventNames.ViewMiniProgram)
    {
        MenuId = root.OptionalText("MenuId"u8);
    }

    /// <summary>Id of the conditional menu, where the button belongs to one.</summary>
    public string? MenuId { get; init; }
}
