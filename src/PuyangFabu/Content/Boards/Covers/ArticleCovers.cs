using System.Collections.Concurrent;
using PuyangFabu.Foundation.Pages;
using SkiaSharp;

namespace PuyangFabu.Content.Boards.Covers;

/// <summary>
/// Covers for articles without a picture of their own: the words of their board on a shade and a pattern that change from
/// one article to the next, so that a card with eight of them does not show one picture eight times. 900 x 383, JPEG.
/// </summary>
public sealed class ArticleCovers(BoardCovers boards)
{
    /// <summary>After so many articles they come again; more than a card holds.</summary>
    public const int Count = 12;

    public const int Width = 900, Height = 383;

    private const int Quality = 85;
    private const float PatternWidth = 940, PatternStroke = 2.5f;
    private const byte PatternAlpha = 38;

    /// <summary>How much of white the pattern on a board's cover has; what has more is a word.</summary>
    private const float PatternShare = .2f;

    private static readonly float[] Hues = [0, 12, -14, 22];
    private static readonly float[] Lights = [0, 5, -5];

    private readonly ConcurrentDictionary<(string Name, int Variant), Lazy<ServedFile>> drawn = new();

    /// <summary>Which of the <see cref="Count"/> pictures an article has.</summary>
    public static int VariantOf(long articleId) => (int)(articleId % Count);

    /// <param name="boardSlug">Boards made later share the words of one cover.</param>
    /// <param name="variant">0 to <see cref="Count"/> - 1.</param>
    public ServedFile Of(string boardSlug, int variant) => drawn.GetOrAdd(
        (boards.NameOf(boardSlug), variant), key => new Lazy<ServedFile>(() => new ServedFile("image/jpeg", Draw(key.Name, key.Variant)))).Value;

    private byte[] Draw(string name, int variant)
    {
        using var words = SKBitmap.Decode(boards.Of(name).Content);
        var dark = words.Pixels.MinBy(static pixel => pixel.Red + pixel.Green + pixel.Blue);
        using var picture = new SKBitmap(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(picture))
        {
            canvas.Clear(Shade(dark, variant));
            using var pattern = SKPath.ParseSvgPathData(CoverPattern.Draw($"{name} {variant}"));
            using var line = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = PatternStroke, Color = SKColors.White.WithAlpha(PatternAlpha), IsAntialias = true };
            canvas.Scale(Width / PatternWidth);
            canvas.DrawPath(pattern, line);
        }

        picture.Pixels = [.. picture.Pixels.Zip(words.Pixels, (ground, word) => Over(ground, ShareOfWords(word, dark)))];
        using var image = picture.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return image.ToArray();
    }

    private static SKColor Shade(SKColor tone, int variant)
    {
        tone.ToHsl(out var hue, out var saturation, out var light);
        return SKColor.FromHsl((hue + Hues[variant % Hues.Length] + 360) % 360, saturation, light + Lights[variant / Hues.Length % Lights.Length]);
    }

    // A board's cover mixes its tone with white; the tone's smallest channel tells the mix most exactly.
    private static float ShareOfWords(SKColor pixel, SKColor dark)
    {
        var (value, least) = dark.Red <= dark.Green && dark.Red <= dark.Blue ? (pixel.Red, dark.Red)
            : dark.Green <= dark.Blue ? (pixel.Green, dark.Green)
            : (pixel.Blue, dark.Blue);
        var share = (value - least) / (float)(byte.MaxValue - least);
        return Math.Clamp((share - PatternShare) / (1 - PatternShare), 0, 1);
    }

    private static SKColor Over(SKColor ground, float white)
    {
        return new SKColor(Mix(ground.Red), Mix(ground.Green), Mix(ground.Blue));

        byte Mix(byte value) => (byte)(value + ((byte.MaxValue - value) * white));
    }
}
