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
