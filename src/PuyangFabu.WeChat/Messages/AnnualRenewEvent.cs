using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>The yearly certification is due.</summary>
public sealed record AnnualRenewEvent : EventMessage
{
    public AnnualRenewEvent()
    {
    }

    [SetsRequiredMembers]
    internal AnnualRenewEvent(XmlNodeView root)
        : base(root, EventNames.AnnualRenew)
    {
        ExpiredTime = root.Int64("ExpiredTime"u8);
    }

    /// <summary>When the certification ends or ended, Unix seconds.</summary>
    public long? ExpiredTime { get; init; }
}
