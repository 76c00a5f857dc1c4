using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>The account's qualification was certified; the API rights are there.</summary>
public sealed record QualificationVerifySuccessEvent : EventMessage
{
    public QualificationVerifySuccessEvent()
    {
    }

    [SetsRequiredMembers]
    internal QualificationVerifySuccessEvent(XmlNodeView root)
        : base(root, EventNames.QualificationVerifySuccess)
    {
        ExpiredTime = root.Int64("ExpiredTime"u8);
    }

    /// <summary>When the certification ends or ended, Unix seconds.</summary>
    public long? ExpiredTime { get; init; }
}

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

/// <summary>The account's name was certified.</summary>
public sealed record NamingVerifySuccessEvent : EventMessage
{
    public NamingVerifySuccessEvent()
    {
    }

    [SetsRequiredMembers]
    internal NamingVerifySuccessEvent(XmlNodeView root)
        : base(root, EventNames.NamingVerifySuccess)
    {
        ExpiredTime = root.Int64("ExpiredTime"u8);
    }

    /// <summary>When the certification ends or ended, Unix seconds.</summary>
    public long? ExpiredTime { get; init; }
}

/// <summary>The account's name was not certified; the API rights stay.</summary>
public sealed record NamingVerifyFailEvent : EventMessage
{
    public NamingVerifyFailEvent()
    {
    }

    [SetsRequiredMembers]
    internal NamingVerifyFailEvent(XmlNodeView root)
        : base(root, EventNames.NamingVerifyFail)
    {
        FailTime = root.Int64("FailTime"u8);
        FailReason = root.Text("FailReason"u8);
    }

    /// <summary>When it failed, Unix seconds.</summary>
    public long? FailTime { get; init; }

    /// <summary>The platform's reason.</summary>
    public string FailReason { get; init; } = "";
}

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

/// <summary>The certification has run out.</summary>
public sealed record VerifyExpiredEvent : EventMessage
{
    public VerifyExpiredEvent()
    {
    }

    [SetsRequiredMembers]
    internal VerifyExpiredEvent(XmlNodeView root)
        : base(root, EventNames.VerifyExpired)
    {
        ExpiredTime = root.Int64("ExpiredTime"u8);
    }

    /// <summary>When the certification ends or ended, Unix seconds.</summary>
    public long? ExpiredTime { get; init; }
}
