using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>A place that a follower sent; not to be confused with <see cref="LocationEvent"/>.</summary>
public sealed record LocationMessage : IncomingMessage
{
    public LocationMessage()
    {
    }

    [SetsRequiredMembers]
    internal LocationMessage(XmlNodeView root)
        : base(root, MessageTypes.Location)
    {
        Latitude = root.Number("Location_X"u8);
        Longitude = root.Number("Location_Y"u8);
        Scale = root.Int32("Scale"u8);
        Label = root.Text("Label"u8);
    }

    /// <summary>Degrees north; null when missing or not a number.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east; null when missing or not a number.</summary>
    public double? Longitude { get; init; }

    /// <summary>Zoom level of the map.</summary>
    public int? Scale { get; init; }

    /// <summary>Name or address of the place.</summary>
    public string Label { get; init; } = "";
}
