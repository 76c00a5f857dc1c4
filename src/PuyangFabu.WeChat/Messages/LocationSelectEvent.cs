using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>A follower chose a place by a menu button; a <see cref="LocationMessage"/> follows.</summary>
public sealed record LocationSelectEvent : EventMessage
{
    public LocationSelectEvent()
    {
    }

    [SetsRequiredMembers]
    internal LocationSelectEvent(XmlNodeView root)
        : base(root, EventNames.LocationSelect)
    {
        Latitude = root.Child("SendLocationInfo"u8).Number("Location_X"u8);
        Longitude = root.Child("SendLocationInfo"u8).Number("Location_Y"u8);
        Scale = root.Child("SendLocationInfo"u8).Int32("Scale"u8);
        Label = root.Child("SendLocationInfo"u8).Text("Label"u8);
        PoiName = root.Child("SendLocationInfo"u8).OptionalText("Poiname"u8);
    }

    /// <summary>Degrees north; null when missing or not a number.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east; null when missing or not a number.</summary>
    public double? Longitude { get; init; }

    /// <summary>Zoom level of the map.</summary>
    public int? Scale { get; init; }

    /// <summary>Name or address of the place.</summary>
    public string Label { get; init; } = "";

    /// <summary>Name of the point of interest; null for a bare place.</summary>
    public string? PoiName { get; init; }
}
