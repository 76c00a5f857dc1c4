using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

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
