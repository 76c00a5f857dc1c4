using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>
/// Where a picture may lie. Pages that load pictures late keep the address in an attribute of their own and show a grey
/// spot, or nothing, until then.
/// </summary>
internal static partial class PictureCandidates
{
    private const int LongestName = 2048;

    /// <summary>Attributes that hold the address of a picture until it is loaded.</summary>
    private static readonly string[] Late =
    [
        "data-src", "data-original", "data-original-src", "data-lazy-src", "data-lazy", "data-lazyload", "data-lazyload-src", "data-ks-lazyload",
        "data-actualsrc", "data-real-src", "data-echo", "data-backsrc", "data-croporisrc", "lazy-src", "lazyload", "real_src", "_src",
    ];

    /// <summary>Attributes that some pages use so and others for the page behind the picture.</summary>
    private static readonly string[] Perhaps = ["data-url", "data-image", "data-img", "original", "zoomfile", "file"];

    /// <summary>Attributes in which a picture's address may stand.</summary>
    public static IEnumerable<string> Attributes => [.. Late, .. Perhaps, "src"];

    /// <summary>The addresses as they were written, the likeliest first.</summary>
    public static IEnumerable<string> Of(IElement picture)
    {
        var source = picture.GetAttribute("src")?.Trim() ?? "";
        var late = Late.Select(picture.GetAttribute).OfType<string>().Where(IsLikely)
            .Concat(Perhaps.Select(picture.GetAttribute).OfType<string>().Where(IsPictureName));
        var written = source.Length > 0 && !IsPlaceholder(source) ? [source] : Array.Empty<string>();
        var sets = Sets(picture).Select(Largest).OfType<string>();
        var named = picture.Attributes
            .Where(static attribute => attribute.Name.StartsWith("data-", StringComparison.Ordinal) && IsPictureName(attribute.Value))
            .Select(static attribute => attribute.Value);
        return late.Concat(written).Concat(sets).Concat(named).Concat(source.Length > 0 ? [source] : []);
    }

    /// <summary>True for what stands in for a picture until it is loaded.</summary>
    public static bool IsPlaceholder(string address) =>
        address.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || PlaceholderName().IsMatch(address);

    // A mark such as data-lazy="true" is no address.
    private static bool IsLikely(string value) =>
        value.Contains('/', StringComparison.Ordinal) || value.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || IsPictureName(value);

    private static bool IsPictureName(string value) => value.Length < LongestName && PictureName().IsMatch(value);

    private static IEnumerable<string> Sets(IElement picture) => new[] { picture }
        .Concat(picture.ParentElement is { LocalName: "picture" } parent ? parent.QuerySelectorAll("source") : Enumerable.Empty<IElement>())
        .SelectMany(static element => new[] { element.GetAttribute("data-srcset"), element.GetAttribute("srcset") })
        .OfType<string>();

    /// <summary>The largest picture of a <c>srcset</c>: addresses, each with its width or its density behind it.</summary>
    private static string? Largest(string set)
    {
        var (best, bestSize, address) = ((string?)null, -1d, (string?)null);
        foreach (var word in set.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var size = SizeOf(word);
            if (size is null)
            {
                address = word.Trim(',') is { Length: > 0 } written ? written : null;
            }

            if (address is not null && (size ?? 0) > bestSize)
            {
                (best, bestSize) = (address, size ?? 0);
            }
        }

        return best;
    }

    private static double? SizeOf(string word)
    {
        var trimmed = word.TrimEnd(',');
        return trimmed.Length is > 1 and < 10 && trimmed[^1] is ('w' or 'x' or 'h')
            && double.TryParse(trimmed[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var size)
                ? size
                : null;
    }

    [GeneratedRegex(@"\.(?:jpe?g|png|gif|webp|bmp)(?:[?#!@]|\s*\z)", RegexOptions.IgnoreCase)]
    private static partial Regex PictureName();

    [GeneratedRegex(@"(?:\A|[/_.-])(?:blank|placeholder|loading|spacer|lazy|lazyload|transparent|grey|gray|pixel|1x1)[^/]{0,40}\.(?:gif|png|jpe?g|svg|webp)(?:[?#]|\z)", RegexOptions.IgnoreCase)]
    private static partial Regex PlaceholderName();
}
