using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>The account's name was not certified; the API rights stay.</summary>
public sealed record NamingVerifyFailEvent : EventMessage
{
    public NamingVerifyFailEvent()
    {
    }

    [SetsRequiredMembers]
    internal NamingVerifyFailEvent(XmlNodeView root)
        : base(root, EventNames.NamingVerifyFail)
    {
        FailTime = root.Int64("FailTime"u8);
        FailReason = root.Text("FailReason"u8);
    }

    /// <summary>When it failed, Unix seconds.</summary>
    public long? FailTime { get; init; }

    /// <summary>The platform's reason.</summary>
    public string FailReason { get; init; } = "";
}
