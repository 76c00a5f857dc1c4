using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>A picture from a follower.</summary>
public sealed record ImageMessage : IncomingMessage
{
    public ImageMessage()
    {
    }

    [SetsRequiredMembers]
    internal ImageMessage(XmlNodeView root)
        : base(root, MessageTypes.Image)
    {
        PicUrl = root.Text("PicUrl"u8);
        MediaId = root.Text("MediaId"u8);
    }

    /// <summary>Address of the picture on WeChat's servers; long-lived.</summary>
    public string PicUrl { get; init; } = "";

    /// <summary>Temporary media id, valid for three days.</summary>
    public string MediaId { get; init; } = "";
}

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

/// <summary>A film from a follower.</summary>
public sealed record VideoMessage : IncomingMessage
{
    public VideoMessage()
    {
    }

    [SetsRequiredMembers]
    internal VideoMessage(XmlNodeView root)
        : base(root, MessageTypes.Video)
    {
        MediaId = root.Text("MediaId"u8);
        ThumbMediaId = root.Text("ThumbMediaId"u8);
    }

    /// <summary>Temporary media id, valid for three days.</summary>
    public string MediaId { get; init; } = "";

    /// <summary>Media id of the preview picture.</summary>
    public string ThumbMediaId { get; init; } = "";
}

/// <summary>A short film that a follower took inside the chat.</summary>
public sealed record ShortVideoMessage : IncomingMessage
{
    public ShortVideoMessage()
    {
    }

    [SetsRequiredMembers]
    internal ShortVideoMessage(XmlNodeView root)
        : base(root, MessageTypes.ShortVideo)
    {
        MediaId = root.Text("MediaId"u8);
        ThumbMediaId = root.Text("ThumbMediaId"u8);
    }

    /// <summary>Temporary media id, valid for three days.</summary>
    public string MediaId { get; init; } = "";

    /// <summary>Media id of the preview picture.</summary>
    public string ThumbMediaId { get; init; } = "";
}

/// <summary>A file from a follower. Undocumented; seen by one public SDK only.</summary>
public sealed record FileMessage : IncomingMessage
{
    public FileMessage()
    {
    }

    [SetsRequiredMembers]
    internal FileMessage(XmlNodeView root)
        : base(root, MessageTypes.File)
    {
        Title = root.Text("Title"u8);
        Description = root.Text("Description"u8);
        FileKey = root.Text("FileKey"u8);
        FileMd5 = root.Text("FileMd5"u8);
        FileTotalLength = root.Int64("FileTotalLen"u8);
    }

    public string Title { get; init; } = "";

    public string Description { get; init; } = "";

    public string FileKey { get; init; } = "";

    public string FileMd5 { get; init; } = "";

    /// <summary>Size in bytes.</summary>
    public long? FileTotalLength { get; init; }
}
