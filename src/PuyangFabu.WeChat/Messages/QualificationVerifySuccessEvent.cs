using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>The account's qualification was certified; the API rights are there.</summary>
public sealed record QualificationVerifySuccessEvent : EventMessage
{
    public QualificationVerifySuccessEvent()
    {
    }

    [SetsRequiredMembers]
    internal QualificationVerifySuccessEvent(XmlNodeView root)
        : base(root, EventNames.QualificationVerifySuccess)
    {
        ExpiredTime = root.Int64("ExpiredTime"u8);
    }

    /// <summary>When the certification ends or ended, Unix seconds.</summary>
    public long? ExpiredTime { get; init; }
}
