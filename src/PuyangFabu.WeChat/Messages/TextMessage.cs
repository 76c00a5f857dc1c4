using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>Words that a follower typed, or an item of a menu message that the follower tapped.</summary>
public sealed record TextMessage : IncomingMessage
{
    public TextMessage()
    {
    }

    [SetsRequiredMembers]
    internal TextMessage(XmlNodeView root)
        : base(root, MessageTypes.Text)
    {
        Content = root.Text("Content"u8);
        BizMsgMenuId = root.OptionalText("bizmsgmenuid"u8);
    }

    /// <summary>The words as sent, line breaks as <c>\n</c>; empty when the node is missing.</summary>
    public string Content { get; init; } = "";

    /// <summary>The id of the tapped <c>msgmenu</c> item or <c>weixin://bizmsgmenu</c> link; null for typed words.</summary>
    public string? BizMsgMenuId { get; init; }
}
