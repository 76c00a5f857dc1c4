using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>The certification has run out.</summary>
public sealed record VerifyExpiredEvent : EventMessage
{
    public VerifyExpiredEvent()
    {
    }

    [SetsRequiredMembers]
    internal VerifyExpiredEvent(XmlNodeView root)
        : base(root, EventNames.VerifyExpired)
    {
        ExpiredTime = root.Int64("ExpiredTime"u8);
    }

    /// <summary>When the certification ends or ended, Unix seconds.</summary>
    public long? ExpiredTime { get; init; }
}
