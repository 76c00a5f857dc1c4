using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

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
