using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

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
