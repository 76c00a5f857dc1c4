using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>The account's name was certified.</summary>
public sealed record NamingVerifySuccessEvent : EventMessage
{
    public NamingVerifySuccessEvent()
    {
    }

    [SetsRequiredMembers]
    internal NamingVerifySuccessEvent(XmlNodeView root)
        : base(root, EventNames.NamingVerifySuccess)
    {
        ExpiredTime = root.Int64("ExpiredTime"u8);
    }

    /// <summary>When the certification ends or ended, Unix seconds.</summary>
    public long? ExpiredTime { get; init; }
}
