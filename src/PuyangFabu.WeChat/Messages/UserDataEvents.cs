using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>A person who signed in by web authorisation in the last 30 days changed name or picture.</summary>
public sealed record UserInfoModifiedEvent : EventMessage
{
    public UserInfoModifiedEvent()
    {
    }

    [SetsRequiredMembers]
    internal UserInfoModifiedEvent(XmlNodeView root)
        : base(root, EventNames.UserInfoModified)
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

/// <summary>A person took the web authorisation back; what was stored by it must go.</summary>
public sealed record UserAuthorizationRevokeEvent : EventMessage
{
    public UserAuthorizationRevokeEvent()
    {
    }

    [SetsRequiredMembers]
    internal UserAuthorizationRevokeEvent(XmlNodeView root)
        : base(root, EventNames.UserAuthorizationRevoke)
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
