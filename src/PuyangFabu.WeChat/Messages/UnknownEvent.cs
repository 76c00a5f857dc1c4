using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

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
