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

/// <summary>What became of a template message.</summary>
public enum TemplateSendOutcome
{
    /// <summary>The status says nothing that this library understands.</summary>
    Unknown,

    /// <summary><c>success</c>.</summary>
    Success,

    /// <summary><c>failed:user block</c>: the follower does not take messages of the account.</summary>
    UserBlocked,

    /// <summary><c>failed: system failed</c>, or another failure.</summary>
    Failed,
}

/// <summary>Understands the status of a template message.</summary>
internal static class TemplateSendStatus
{
    /// <summary>WeChat writes a blank after the colon in one value only, so blanks and case are ignored.</summary>
    public static TemplateSendOutcome Parse(string status)
    {
        var plain = status.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return plain switch
        {
            "SUCCESS" => TemplateSendOutcome.Success,
            "FAILED:USERBLOCK" => TemplateSendOutcome.UserBlocked,
            _ when plain.StartsWith("FAILED", StringComparison.Ordinal) => TemplateSendOutcome.Failed,
            _ => TemplateSendOutcome.Unknown,
        };
    }
}
