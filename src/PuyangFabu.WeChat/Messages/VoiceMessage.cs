using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>A recording from a follower.</summary>
public sealed record VoiceMessage : IncomingMessage
{
    public VoiceMessage()
    {
    }

    [SetsRequiredMembers]
    internal VoiceMessage(XmlNodeView root)
        : base(root, MessageTypes.Voice)
    {
        MediaId = root.Text("MediaId"u8);
        Format = root.Text("Format"u8);
        MediaId16K = root.OptionalText("MediaId16K"u8);
        Recognition = root.OptionalText("Recognition"u8);
    }

    /// <summary>Temporary media id, valid for three days.</summary>
    public string MediaId { get; init; } = "";

    /// <summary><c>amr</c> or <c>speex</c>.</summary>
    public string Format { get; init; } = "";

    /// <summary>Media id of the 16 kHz recording, where WeChat offers one.</summary>
    public string? MediaId16K { get; init; }

    /// <summary>Text that WeChat heard; the platform has stopped filling it, so expect null.</summary>
    public string? Recognition { get; init; }
}
