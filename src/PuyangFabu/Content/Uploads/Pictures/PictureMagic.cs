namespace PuyangFabu.Content.Uploads.Pictures;

/// <summary>What a file is by its first bytes; names and declared types are anyone's guess.</summary>
internal static class PictureMagic
{
    /// <returns>Null when it begins like no picture that is taken.</returns>
    public static PictureFormat? Of(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(JpegStart) ? PictureFormat.Jpeg
        : bytes.StartsWith(PngStart) ? PictureFormat.Png
        : bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) ? PictureFormat.Gif
        : bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? PictureFormat.WebP
        : bytes.StartsWith("BM"u8) ? PictureFormat.Bmp
        : null;

    private static ReadOnlySpan<byte> JpegStart => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> PngStart => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
}
