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

/// <summary>A link or article that a follower forwarded.</summary>
public sealed record LinkMessage : IncomingMessage
{
    public LinkMessage()
    {
    }

    [SetsRequiredMembers]
    internal LinkMessage(XmlNodeView root)
        : base(root, MessageTypes.Link)
    {
        Title = root.Text("Title"u8);
        Description = root.Text("Description"u8);
        Url = root.Text("Url"u8);
    }

    public string Title { get; init; } = "";

    public string Description { get; init; } = "";

    public string Url { get; init; } = "";
}

/// <summary>A mini program card that a follower sent to customer service.</summary>
public sealed record MiniProgramPageMessage : IncomingMessage
{
    public MiniProgramPageMessage()
    {
    }

    [SetsRequiredMembers]
    internal MiniProgramPageMessage(XmlNodeView root)
        : base(root, MessageTypes.MiniProgramPage)
    {
        Title = root.Text("Title"u8);
        AppId = root.Text("AppId"u8);
        PagePath = root.Text("PagePath"u8);
        ThumbUrl = root.Text("ThumbUrl"u8);
        ThumbMediaId = root.Text("ThumbMediaId"u8);
    }

    public string Title { get; init; } = "";

    public string AppId { get; init; } = "";

    public string PagePath { get; init; } = "";

    public string ThumbUrl { get; init; } = "";

    public string ThumbMediaId { get; init; } = "";
}
