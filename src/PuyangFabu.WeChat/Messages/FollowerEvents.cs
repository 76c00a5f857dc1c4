using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>Someone followed the account.</summary>
public sealed record SubscribeEvent : EventMessage
{
    private const string ScenePrefix = "qrscene_";

    public SubscribeEvent()
    {
    }

    [SetsRequiredMembers]
    internal SubscribeEvent(XmlNodeView root)
        : base(root, EventNames.Subscribe)
    {
        Scene = EventKey is { } key && key.StartsWith(ScenePrefix, StringComparison.Ordinal) && key.Length > ScenePrefix.Length
            ? key[ScenePrefix.Length..]
            : null;
        Ticket = root.OptionalText("Ticket"u8);
    }

    /// <summary>Scene of the parametric QR code that led here, without the <c>qrscene_</c> prefix; null for any other way.</summary>
    public string? Scene { get; init; }

    /// <summary>Ticket of that QR code.</summary>
    public string? Ticket { get; init; }
}

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

/// <summary>Where a follower is, reported on entering the chat (service accounts with the consent of the follower).</summary>
public sealed record LocationEvent : EventMessage
{
    public LocationEvent()
    {
    }

    [SetsRequiredMembers]
    internal LocationEvent(XmlNodeView root)
        : base(root, EventNames.Location)
    {
        Latitude = root.Number("Latitude"u8);
        Longitude = root.Number("Longitude"u8);
        Precision = root.Number("Precision"u8);
    }

    /// <summary>Degrees north; null when missing or not a number.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east; null when missing or not a number.</summary>
    public double? Longitude { get; init; }

    /// <summary>Accuracy of the place as WeChat gives it.</summary>
    public double? Precision { get; init; }
}
