using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>A message of a type that this library does not know; nothing of it is lost.</summary>
public sealed record UnknownMessage : IncomingMessage
{
    public UnknownMessage()
    {
    }

    [SetsRequiredMembers]
    internal UnknownMessage(XmlNodeView root, string msgType)
        : base(root, msgType)
    {
        RawXml = root.DocumentText();
    }

    /// <summary>The whole document as it came.</summary>
    public string RawXml { get; init; } = "";
}
