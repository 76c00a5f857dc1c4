using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>A film from a follower.</summary>
public sealed record VideoMessage : IncomingMessage
{
    public VideoMessage()
    {
    }

    [SetsRequiredMembers]
    internal VideoMessage(XmlNodeView root)
        : base(root, MessageTypes.Video)
    {
        MediaId = root.Text("MediaId"u8);
        ThumbMediaId = root.Text("ThumbMediaId"u8);
    }

    /// <summary>Temporary media id, valid for three days.</summary>
    public string MediaId { get; init; } = "";

    /// <summary>Media id of the preview picture.</summary>
    public string ThumbMediaId { get; init; } = "";
}
