using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>A person deleted the WeChat account; what was stored about it must go.</summary>
public sealed record UserAuthorizationCancellationEvent : EventMessage
{
    public UserAuthorizationCancellationEvent()
    {
    }

    [SetsRequiredMembers]
    internal UserAuthorizationCancellationEvent(XmlNodeView root)
        : base(root, EventNames.UserAuthorizationCancellation)
    {
        OpenId = root.Text("OpenID"u8);
        AppId = root.Text("AppID"u8);
        UnionId = root.OptionalText("UnionID"u8);
        RevokeInfo = root.OptionalText("RevokeInfo"u8);
    }

    /// <summary>The person it is about; the sender of the event may be the system.</summary>
    public string OpenId { get; init; } = "";

    /// <summary>The account's AppID.</summary>
    public string AppId { get; init; } = "";

    public string? UnionId { get; init; }

    /// <summary>What was taken back, as numbers in WeChat's own list.</summary>
    public string? RevokeInfo { get; init; }
}
