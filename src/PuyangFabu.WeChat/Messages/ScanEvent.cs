using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>A follower scanned a parametric QR code of the account.</summary>
public sealed record ScanEvent : EventMessage
{
    public ScanEvent()
    {
    }

    [SetsRequiredMembers]
    internal ScanEvent(XmlNodeView root)
        : base(root, EventNames.Scan)
    {
        Scene = EventKey ?? "";
        Ticket = root.OptionalText("Ticket"u8);
    }

    /// <summary>Scene of the QR code; this event carries it without a prefix.</summary>
    public string Scene { get; init; } = "";

    /// <summary>Ticket of that QR code.</summary>
    public string? Ticket { get; init; }
}
