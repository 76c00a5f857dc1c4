using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

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
