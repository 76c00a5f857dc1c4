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

/// <summary>A follower took or chose pictures by a menu button of type <c>pic_photo_or_album</c>.</summary>
public sealed record PicPhotoOrAlbumEvent : EventMessage
{
    public PicPhotoOrAlbumEvent()
    {
    }

    [SetsRequiredMembers]
    internal PicPhotoOrAlbumEvent(XmlNodeView root)
        : base(root, EventNames.PicPhotoOrAlbum)
    {
        Count = root.Child("SendPicsInfo"u8).Int32("Count"u8);
        PictureMd5Sums = SentPictures.ReadMd5Sums(root);
    }

    /// <summary>Number of pictures that follow as separate image messages.</summary>
    public int? Count { get; init; }

    /// <summary>MD5 sums of the pictures in order.</summary>
    public IReadOnlyList<string> PictureMd5Sums { get; init; } = [];
}

/// <summary>A follower chose pictures from WeChat's album by a menu button of type <c>pic_weixin</c>.</summary>
public sealed record PicWeixinEvent : EventMessage
{
    public PicWeixinEvent()
    {
    }

    [SetsRequiredMembers]
    internal PicWeixinEvent(XmlNodeView root)
        : base(root, EventNames.PicWeixin)
    {
        Count = root.Child("SendPicsInfo"u8).Int32("Count"u8);
        PictureMd5Sums = SentPictures.ReadMd5Sums(root);
    }

    /// <summary>Number of pictures that follow as separate image messages.</summary>
    public int? Count { get; init; }

    /// <summary>MD5 sums of the pictures in order.</summary>
    public IReadOnlyList<string> PictureMd5Sums { get; init; } = [];
}

/// <summary>A follower chose a place by a menu button; a <see cref="LocationMessage"/> follows.</summary>
public sealed record LocationSelectEvent : EventMessage
{
    public LocationSelectEvent()
    {
    }

    [SetsRequiredMembers]
    internal LocationSelectEvent(XmlNodeView root)
        : base(root, EventNames.LocationSelect)
    {
        Latitude = root.Child("SendLocationInfo"u8).Number("Location_X"u8);
        Longitude = root.Child("SendLocationInfo"u8).Number("Location_Y"u8);
        Scale = root.Child("SendLocationInfo"u8).Int32("Scale"u8);
        Label = root.Child("SendLocationInfo"u8).Text("Label"u8);
        PoiName = root.Child("SendLocationInfo"u8).OptionalText("Poiname"u8);
    }

    /// <summary>Degrees north; null when missing or not a number.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east; null when missing or not a number.</summary>
    public double? Longitude { get; init; }

    /// <summary>Zoom level of the map.</summary>
    public int? Scale { get; init; }

    /// <summary>Name or address of the place.</summary>
    public string Label { get; init; } = "";

    /// <summary>Name of the point of interest; null for a bare place.</summary>
    public string? PoiName { get; init; }
}

/// <summary>Reads <c>SendPicsInfo</c>, which the three picture buttons share.</summary>
internal static class SentPictures
{
    public static IReadOnlyList<string> ReadMd5Sums(XmlNodeView root)
    {
        var sums = new List<string>();
        foreach (var item in root.Child("SendPicsInfo"u8).Child("PicList"u8).Children("item"u8))
        {
            sums.Add(item.Text("PicMd5Sum"u8));
        }

        return sums;
    }
}
