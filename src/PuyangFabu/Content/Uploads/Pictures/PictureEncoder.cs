using SkiaSharp;

namespace PuyangFabu.Content.Uploads.Pictures;

/// <summary>Packs a picture as JPEG or PNG, smaller and smaller until it fits.</summary>
internal static class PictureEncoder
{
    /// <summary>Below the last one a JPEG is made smaller instead of coarser.</summary>
    private static readonly int[] Qualities = [90, 75, 60];

    /// <param name="bitmap">Is left to its owner.</param>
    /// <param name="from">What it was: a photograph stays JPEG, a drawing PNG while that fits.</param>
    public static StoredPicture Encode(SKBitmap bitmap, PictureFormat from, CancellationToken time)
    {
        using var pixels = bitmap.PeekPixels();
        var opaque = pixels.ComputeIsOpaque();
        var prefersPng = from is PictureFormat.Png or PictureFormat.Gif || !opaque;
        if (prefersPng && Png(pixels) is { } png && (png.Length <= PictureLimits.LargestStill || !opaque))
        {
            return png.Length <= PictureLimits.LargestStill
                ? new StoredPicture(png, "image/png", ".png", bitmap.Width, bitmap.Height)
                : Smaller(bitmap, png.Length, Png, "image/png", ".png", time);
        }

        byte[] jpeg = [];
        foreach (var quality in Qualities)
        {
            time.ThrowIfCancellationRequested();
            jpeg = Jpeg(pixels, quality);
            if (jpeg.Length <= PictureLimits.LargestStill)
            {
                return new StoredPicture(jpeg, "image/jpeg", ".jpg", bitmap.Width, bitmap.Height);
            }
        }

        return Smaller(bitmap, jpeg.Length, static pixels => Jpeg(pixels, Qualities[^1]), "image/jpeg", ".jpg", time);
    }

    // The bytes grow about as the area does; a little less than that says, so that it ends.
    private static StoredPicture Smaller(
        SKBitmap whole, int bytes, Func<SKPixmap, byte[]> pack, string contentType, string extension, CancellationToken time)
    {
        var scale = 1.0;
        while (true)
        {
            time.ThrowIfCancellationRequested();
            scale *= Math.Min(0.9, Math.Sqrt((double)PictureLimits.LargestStill / bytes) * 0.95);
            using var smaller = PictureDecoder.Smaller(whole, scale);
            using var pixels = smaller.PeekPixels();
            var content = pack(pixels);
            if (content.Length <= PictureLimits.LargestStill)
            {
                return new StoredPicture(content, contentType, extension, smaller.Width, smaller.Height);
            }

            bytes = content.Length;
        }
    }

    private static byte[] Png(SKPixmap pixels) => Bytes(pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, 6)));

    private static byte[] Jpeg(SKPixmap pixels, int quality) =>
        Bytes(pixels.Encode(new SKJpegEncoderOptions(quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore)));

    private static byte[] Bytes(SKData? data)
    {
        using (data)
        {
            return data?.ToArray() ?? throw new InvalidOperationException("The picture could not be packed.");
        }
    }
}
