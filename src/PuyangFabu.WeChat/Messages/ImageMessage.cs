using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>A picture from a follower.</summary>
public sealed record ImageMessage : IncomingMessage
{
    public ImageMessage()
    {
    }

    [SetsRequiredMembers]
    internal ImageMessage(XmlNodeView root)
        : base(root, MessageTypes.Image)
    {
        PicUrl = root.Text("PicUrl"u8);
        MediaId = root.Text("MediaId"u8);
    }

    /// <summary>Address of the picture on WeChat's servers; long-lived.</summary>
    public string PicUrl { get; init; } = "";

    /// <summary>Temporary media id, valid for three days.</summary>
    public string MediaId { get; init; } = "";
}
