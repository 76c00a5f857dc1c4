using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

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
