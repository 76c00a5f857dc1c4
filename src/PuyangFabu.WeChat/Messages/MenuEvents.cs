using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>A follower tapped a menu button of type <c>click</c>; <see cref="EventMessage.EventKey"/> is the button's key.</summary>
public sealed record ClickEvent : EventMessage
{
    public ClickEvent()
    {
    }

    [SetsRequiredMembers]
    internal ClickEvent(XmlNodeView root)
        : base(root, EventNames.Click)
    {
    }
}

/// <summary>A follower tapped a menu button that opens a page; <see cref="EventMessage.EventKey"/> is its address.</summary>
public sealed record ViewEvent : EventMessage
{
    public ViewEvent()
    {
    }

    [SetsRequiredMembers]
    internal ViewEvent(XmlNodeView root)
        : base(root, EventNames.View)
    {
        MenuId = root.OptionalText("MenuId"u8);
    }

    /// <summary>Id of the conditional menu, where the button belongs to one.</summary>
    public string? MenuId { get; init; }
}

/// <summary>A follower tapped a menu button that opens a mini program; <see cref="EventMessage.EventKey"/> is the page path.</summary>
public sealed record ViewMiniProgramEvent : EventMessage
{
    public ViewMiniProgramEvent()
    {
    }

    [SetsRequiredMembers]
    internal ViewMiniProgramEvent(XmlNodeView root)
        : base(root, EventNames.ViewMiniProgram)
    {
        MenuId = root.OptionalText("MenuId"u8);
    }

    /// <summary>Id of the conditional menu, where the button belongs to one.</summary>
    public string? MenuId { get; init; }
}

/// <summary>A follower scanned a code by a menu button; the client opens the result by itself.</summary>
public sealed record ScanCodePushEvent : EventMessage
{
    public ScanCodePushEvent()
    {
    }

    [SetsRequiredMembers]
    internal ScanCodePushEvent(XmlNodeView root)
        : base(root, EventNames.ScanCodePush)
    {
        ScanType = root.Child("ScanCodeInfo"u8).Text("ScanType"u8);
        ScanResult = root.Child("ScanCodeInfo"u8).Text("ScanResult"u8);
    }

    /// <summary>Kind of code: <c>qrcode</c> or a bar code.</summary>
    public string ScanType { get; init; } = "";

    /// <summary>What the code says.</summary>
    public string ScanResult { get; init; } = "";
}

/// <summary>A follower scanned a code by a menu button and the client waits for the account's reply.</summary>
public sealed record ScanCodeWaitEvent : EventMessage
{
    public ScanCodeWaitEvent()
    {
    }

    [SetsRequiredMembers]
    internal ScanCodeWaitEvent(XmlNodeView root)
        : base(root, EventNames.ScanCodeWait)
    {
        ScanType = root.Child("ScanCodeInfo"u8).Text("ScanType"u8);
        ScanResult = root.Child("ScanCodeInfo"u8).Text("ScanResult"u8);
    }

    /// <summary>Kind of code: <c>qrcode</c> or a bar code.</summary>
    public string ScanType { get; init; } = "";

    /// <summary>What the code says.</summary>
    public string ScanResult { get; init; } = "";
}
