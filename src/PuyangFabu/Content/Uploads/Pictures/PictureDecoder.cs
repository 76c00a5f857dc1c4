using SkiaSharp;

namespace PuyangFabu.Content.Uploads.Pictures;

/// <summary>Unpacks pictures: whole, in sRGB, upright, no side longer than the limit.</summary>
internal static class PictureDecoder
{
    /// <summary>Down to half the size no pixel is left out; below that the steps in between cost time and memory.</summary>
    private static readonly SKSamplingOptions Little = new(SKFilterMode.Linear);
    private static readonly SKSamplingOptions Much = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    /// <returns>Null when the file is broken or ends early.</returns>
    public static SKBitmap? Decode(SKCodec codec)
    {
        // JPEG and WebP can be unpacked smaller: a quarter of the memory for a large photograph.
        var wanted = Math.Min(1f, (float)PictureLimits.LongestSide / Math.Max(codec.Info.Width, codec.Info.Height));
        var bitmap = new SKBitmap(InfoOf(codec).WithSize(codec.GetScaledDimensions(wanted)));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) != SKCodecResult.Success)
        {
            bitmap.Dispose();
            return null;
        }

        // Smaller first: turning needs a second copy.
        return Upright(Scaled(bitmap, (double)PictureLimits.LongestSide / Math.Max(bitmap.Width, bitmap.Height)), codec.EncodedOrigin);
    }

    public static bool DecodesAllFrames(SKCodec codec, CancellationToken time)
    {
        using var bitmap = new SKBitmap(InfoOf(codec));
        for (var frame = 0; frame < codec.FrameCount; frame++)
        {
            time.ThrowIfCancellationRequested();
            if (codec.GetPixels(bitmap.Info, bitmap.GetPixels(), new SKCodecOptions(frame)) != SKCodecResult.Success)
            {
                return false;
            }
        }

        return true;
    }

    // The bitmap itself when it is not to become smaller; else a smaller one in its place.
    private static SKBitmap Scaled(SKBitmap bitmap, double scale)
    {
        if (scale >= 1)
        {
            return bitmap;
        }

        using (bitmap)
        {
            return Smaller(bitmap, scale);
        }
    }

    /// <summary>A smaller copy.</summary>
    public static SKBitmap Smaller(SKBitmap bitmap, double scale)
    {
        var size = new SKSizeI(Math.Max(1, (int)(bitmap.Width * scale)), Math.Max(1, (int)(bitmap.Height * scale)));
        return bitmap.Resize(size, scale >= 0.5 ? Little : Much)
            ?? throw new InvalidOperationException($"No memory for a picture of {size.Width} by {size.Height}.");
    }

    private static SKImageInfo InfoOf(SKCodec codec) => new(
        codec.Info.Width,
        codec.Info.Height,
        SKColorType.Rgba8888,
        codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul,
        SKColorSpace.CreateSrgb());

    private static SKBitmap Upright(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft or SKEncodedOrigin.Default)
        {
            return bitmap;
        }

        using (bitmap)
        {
            var (w, h) = (bitmap.Width, bitmap.Height);
            var (turn, sideways) = origin switch
            {
                SKEncodedOrigin.TopRight => (Matrix(-1, 0, w, 0, 1, 0), false),
                SKEncodedOrigin.BottomRight => (Matrix(-1, 0, w, 0, -1, h), false),
                SKEncodedOrigin.BottomLeft => (Matrix(1, 0, 0, 0, -1, h), false),
                SKEncodedOrigin.LeftTop => (Matrix(0, 1, 0, 1, 0, 0), true),
                SKEncodedOrigin.RightTop => (Matrix(0, -1, h, 1, 0, 0), true),
                SKEncodedOrigin.RightBottom => (Matrix(0, -1, h, -1, 0, w), true),
                _ => (Matrix(0, 1, 0, -1, 0, w), true),
            };
            var upright = new SKBitmap(sideways ? bitmap.Info.WithSize(h, w) : bitmap.Info);
            using var canvas = new SKCanvas(upright);
            canvas.Clear(SKColors.Transparent);
            canvas.SetMatrix(turn);
            canvas.DrawBitmap(bitmap, 0, 0, SKSamplingOptions.Default);
            return upright;
        }
    }

    private static SKMatrix Matrix(float scaleX, float skewX, float moveX, float skewY, float scaleY, float moveY) =>
        new(scaleX, skewX, moveX, skewY, scaleY, moveY, 0, 0, 1);
}
