using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

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
