using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>Someone followed the account.</summary>
public sealed record SubscribeEvent : EventMessage
{
    private const string ScenePrefix = "qrscene_";

    public SubscribeEvent()
    {
    }

    [SetsRequiredMembers]
    internal SubscribeEvent(XmlNodeView root)
        : base(root, EventNames.Subscribe)
    {
        Scene = EventKey is { } key && key.StartsWith(ScenePrefix, StringComparison.Ordinal) && key.Length > ScenePrefix.Length
            ? key[ScenePrefix.Length..]
            : null;
        Ticket = root.OptionalText("Ticket"u8);
    }

    /// <summary>Scene of the parametric QR code that led here, without the <c>qrscene_</c> prefix; null for any other way.</summary>
    public string? Scene { get; init; }

    /// <summary>Ticket of that QR code.</summary>
    public string? Ticket { get; init; }
}
