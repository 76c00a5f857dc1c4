using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>A template message was delivered or not (<c>TEMPLATESENDJOBFINISH</c>). <see cref="IncomingMessage.MsgId"/> is the id that the send call returned.</summary>
public sealed record TemplateSendFinishedEvent : EventMessage
{
    public TemplateSendFinishedEvent()
    {
    }

    [SetsRequiredMembers]
    internal TemplateSendFinishedEvent(XmlNodeView root)
        : base(root, EventNames.TemplateSendFinished)
    {
        Status = root.Text("Status"u8);
        Outcome = TemplateSendStatus.Parse(root.Text("Status"u8));
    }

    /// <summary>The status as sent, for example <c>failed:user block</c>.</summary>
    public string Status { get; init; } = "";

    /// <summary>The status understood.</summary>
    public TemplateSendOutcome Outcome { get; init; }
}
