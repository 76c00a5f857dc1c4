using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>A customer service agent took a follower's chat.</summary>
public sealed record KfCreateSessionEvent : EventMessage
{
    public KfCreateSessionEvent()
    {
    }

    [SetsRequiredMembers]
    internal KfCreateSessionEvent(XmlNodeView root)
        : base(root, EventNames.KfCreateSession)
    {
        KfAccount = root.Text("KfAccount"u8);
    }

    /// <summary>The agent, as <c>name@account</c>.</summary>
    public string KfAccount { get; init; } = "";
}
