using PuyangFabu.Content.Articles;

namespace PuyangFabu.Console.Articles.Parts;

/// <summary>Which part of a cover its card shows, in words.</summary>
public static class CropWords
{
    /// <summary>Nearly all of a side is all of it: who drew the frame meant so.</summary>
    private const double Whole = 0.98;

    /// <param name="crop">As <see cref="CoverCrop"/> reads it.</param>
    public static string Of(string crop) => CoverCrop.Read(crop) is not { } part ? "没有选，显示正中"
        : part is { Width: >= Whole, Height: >= Whole } ? "整张"
        : $"{Place(part)}（宽 {part.Width:P0}、高 {part.Height:P0}）".Replace(" %", "%", StringComparison.Ordinal);

    private static string Place(CoverCrop part)
    {
        var across = Third(part.Left, part.Width, "左", "右");
        var down = Third(part.Top, part.Height, "上", "下");
        return (across + down) is { Length: > 0 } place ? $"{place}部" : "正中";
    }

    private static string Third(double before, double size, string first, string last) =>
        size >= Whole ? "" : (before / (1 - size)) switch { < 1 / 3.0 => first, > 2 / 3.0 => last, _ => "" };
}
