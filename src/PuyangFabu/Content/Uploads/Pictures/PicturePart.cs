using SkiaSharp;

namespace PuyangFabu.Content.Uploads.Pictures;

/// <summary>A part of a picture: parts of its width and height, from 0 to 1, from its upper left corner.</summary>
public readonly record struct PicturePart(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Of a picture in a list, for a screen that draws two pixels for one.</summary>
    public const int SmallSide = 480;

    public static PicturePart Whole { get; } = new(0, 0, 1, 1);

    /// <summary>As wide as cards and pages show a cover.</summary>
    private const int Widest = 900;

    private const int Quality = 88;

    /// <param name="widest">In pixels.</param>
    /// <returns>A JPEG; what is transparent becomes white.</returns>
    internal StoredPicture Cut(SKBitmap bitmap, int widest = Widest)
    {
        var from = new SKRect((float)(Left * bitmap.Width), (float)(Top * bitmap.Height), (float)(Right * bitmap.Width), (float)(Bottom * bitmap.Height));
        var scale = Math.Min(1, widest / from.Width);
        var (width, height) = (Math.Max(1, (int)Math.Round(from.Width * scale)), Math.Max(1, (int)Math.Round(from.Height * scale)));
        using var part = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(part))
        using (var whole = SKImage.FromBitmap(bitmap))
        {
            canvas.Clear(SKColors.White);
            canvas.DrawImage(whole, from, new SKRect(0, 0, width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear), null);
        }

        using var data = part.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return new StoredPicture(data.ToArray(), "image/jpeg", ".jpg", width, height);
    }
}
