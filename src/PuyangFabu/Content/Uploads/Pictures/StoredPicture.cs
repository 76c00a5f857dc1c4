namespace PuyangFabu.Content.Uploads.Pictures;

/// <summary>A picture ready to be stored: nothing is in it but what is seen.</summary>
/// <param name="Extension">With the dot.</param>
public sealed record StoredPicture(ReadOnlyMemory<byte> Content, string ContentType, string Extension, int Width, int Height);

/// <summary>Kinds of picture that are taken.</summary>
public enum PictureFormat
{
    Jpeg,
    Png,
    Gif,
    WebP,
    Bmp,
}
