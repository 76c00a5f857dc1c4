using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

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
