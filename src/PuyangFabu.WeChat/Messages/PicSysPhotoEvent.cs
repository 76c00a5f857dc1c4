using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>A follower took pictures by a menu button of type <c>pic_sysphoto</c>.</summary>
public sealed record PicSysPhotoEvent : EventMessage
{
    public PicSysPhotoEvent()
    {
    }

    [SetsRequiredMembers]
    internal PicSysPhotoEvent(XmlNodeView root)
        : base(root, EventNames.PicSysPhoto)
    {
        Count = root.Child("SendPicsInfo"u8).Int32("Count"u8);
        PictureMd5Sums = SentPictures.ReadMd5Sums(root);
    }

    /// <summary>Number of pictures that follow as separate image messages.</summary>
    public int? Count { get; init; }

    /// <summary>MD5 sums of the pictures in order.</summary>
    public IReadOnlyList<string> PictureMd5Sums { get; init; } = [];
}
