using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>A short film that a follower took inside the chat.</summary>
public sealed record ShortVideoMessage : IncomingMessage
{
    public ShortVideoMessage()
    {
    }

    [SetsRequiredMembers]
    internal ShortVideoMessage(XmlNodeView root)
        : base(root, MessageTypes.ShortVideo)
    {
        MediaId = root.Text("MediaId"u8);
        ThumbMediaId = root.Text("ThumbMediaId"u8);
    }

    /// <summary>Temporary media id, valid for three days.</summary>
    public string MediaId { get; init; } = "";

    /// <summary>Media id of the preview picture.</summary>
    public string ThumbMediaId { get; init; } = "";
}
