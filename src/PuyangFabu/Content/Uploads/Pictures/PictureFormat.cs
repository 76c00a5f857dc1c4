namespace PuyangFabu.Content.Uploads.Pictures;

/// <summary>Kinds of picture that are taken.</summary>
public enum PictureFormat
{
    Jpeg,
    Png,
    Gif,
    WebP,
    Bmp,
}
