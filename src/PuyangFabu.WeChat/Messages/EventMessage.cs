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
