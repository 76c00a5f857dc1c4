using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

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
