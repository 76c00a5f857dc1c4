using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>The account's qualification was not certified.</summary>
public sealed record QualificationVerifyFailEvent : EventMessage
{
    public QualificationVerifyFailEvent()
    {
    }

    [SetsRequiredMembers]
    internal QualificationVerifyFailEvent(XmlNodeView root)
        : base(root, EventNames.QualificationVerifyFail)
    {
        FailTime = root.Int64("FailTime"u8);
        FailReason = root.Text("FailReason"u8);
    }

    /// <summary>When it failed, Unix seconds.</summary>
    public long? FailTime { get; init; }

    /// <summary>The platform's reason.</summary>
    public string FailReason { get; init; } = "";
}
