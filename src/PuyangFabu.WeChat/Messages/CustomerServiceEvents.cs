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

/// <summary>A customer service chat ended.</summary>
public sealed record KfCloseSessionEvent : EventMessage
{
    public KfCloseSessionEvent()
    {
    }

    [SetsRequiredMembers]
    internal KfCloseSessionEvent(XmlNodeView root)
        : base(root, EventNames.KfCloseSession)
    {
        KfAccount = root.Text("KfAccount"u8);
    }

    /// <summary>The agent, as <c>name@account</c>.</summary>
    public string KfAccount { get; init; } = "";
}

/// <summary>A customer service chat went from one agent to another.</summary>
public sealed record KfSwitchSessionEvent : EventMessage
{
    public KfSwitchSessionEvent()
    {
    }

    [SetsRequiredMembers]
    internal KfSwitchSessionEvent(XmlNodeView root)
        : base(root, EventNames.KfSwitchSession)
    {
        FromKfAccount = root.Text("FromKfAccount"u8);
        ToKfAccount = root.Text("ToKfAccount"u8);
    }

    public string FromKfAccount { get; init; } = "";

    public string ToKfAccount { get; init; } = "";
}
