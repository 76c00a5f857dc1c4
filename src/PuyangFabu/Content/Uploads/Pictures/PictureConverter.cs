using PuyangFabu.Foundation.Outcomes;
using SkiaSharp;

namespace PuyangFabu.Content.Uploads.Pictures;

/// <summary>
/// Makes of any picture one that WeChat takes. A still picture is unpacked and packed anew, so that nothing hidden in
/// the file survives: position, camera, comments, a second file behind the first.
/// </summary>
internal static class PictureConverter
{
    /// <summary>Takes up to 300 MB of memory and a few seconds of a processor; let one run at a time.</summary>
    /// <param name="time">Ends the work between two steps.</param>
    /// <param name="still">Of an animation only its first picture.</param>
    /// <exception cref="OperationCanceledException">The time is over.</exception>
    public static Outcome<StoredPicture> Convert(byte[] file, CancellationToken time, bool still = false)
    {
        if (PictureMagic.Of(file) is not { } format)
        {
            return PictureRefusals.NoPicture;
        }

        var content = format == PictureFormat.Gif ? GifContainer.Clean(file) : file;
        if (content is null)
        {
            return PictureRefusals.Broken;
        }

        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info.Width <= 0 || codec.Info.Height <= 0)
        {
            return PictureRefusals.Broken;
        }

        if ((long)codec.Info.Width * codec.Info.Height > PictureLimits.MostPixels)
        {
            return PictureRefusals.TooManyPixels(codec.Info.Width, codec.Info.Height);
        }

        if (codec.FrameCount > 1 && !still)
        {
            return format == PictureFormat.Gif ? Animation(codec, content, time) : PictureRefusals.AnimatedWebP;
        }

        time.ThrowIfCancellationRequested();
        using var bitmap = PictureDecoder.Decode(codec);
        return bitmap is null ? PictureRefusals.Broken : PictureEncoder.Encode(bitmap, format, time);
    }

    /// <summary>A part of a picture that was converted before.</summary>
    /// <inheritdoc cref="Convert"/>
    public static Outcome<StoredPicture> Cut(byte[] file, PicturePart part, CancellationToken time, int? widest = null)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info.Width <= 0 || codec.Info.Height <= 0 || (long)codec.Info.Width * codec.Info.Height > PictureLimits.MostPixels)
        {
            return PictureRefusals.Broken;
        }

        time.ThrowIfCancellationRequested();
        using var bitmap = PictureDecoder.Decode(codec);
        return bitmap is null ? PictureRefusals.Broken : widest is { } most ? part.Cut(bitmap, most) : part.Cut(bitmap);
    }

    private static Outcome<StoredPicture> Animation(SKCodec codec, byte[] content, CancellationToken time)
    {
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (content.Length > PictureLimits.LargestAnimation
            || codec.FrameCount > PictureLimits.MostFrames
            || Math.Max(width, height) > PictureLimits.LongestSide
            || (long)width * height * codec.FrameCount > PictureLimits.MostFramePixels)
        {
            return PictureRefusals.AnimationTooLarge;
        }

        return PictureDecoder.DecodesAllFrames(codec, time)
            ? new StoredPicture(content, "image/gif", ".gif", width, height)
            : PictureRefusals.Broken;
    }
}

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
