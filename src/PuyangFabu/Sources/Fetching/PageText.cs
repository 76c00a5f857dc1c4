using System.Text;
using System.Text.RegularExpressions;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Sources.Fetching;

/// <summary>The text of a page. Old government sites are written in GBK, and say so, or say gb2312, or nothing, or something else.</summary>
public static partial class PageText
{
    /// <summary>Further in nobody looks for a declaration.</summary>
    private const int Declared = 2048;

    /// <summary>GBK and GB2312 are parts of it.</summary>
    private const string Chinese = "GB18030";

    private const int Western = 1252;

    /// <param name="bytes">The page as it was sent.</param>
    /// <param name="charset">What the answer's header says; null or empty where it says nothing.</param>
    public static string Of(ReadOnlySpan<byte> bytes, string? charset)
    {
        if (bytes.StartsWith(Encoding.Unicode.Preamble))
        {
            return Encoding.Unicode.GetString(bytes[2..]);
        }

        if (bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        }

        // Chinese in another encoding is next to never valid UTF-8, whatever the page says of itself.
        return StrictEncodings.FromUtf8(bytes) is { } text ? text.TrimStart('\uFEFF') : EncodingOf(bytes, charset).GetString(bytes);
    }

    private static Encoding EncodingOf(ReadOnlySpan<byte> bytes, string? charset)
    {
        var declared = DeclaredIn(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Declared)]));
        var name = charset is { Length: > 0 } ? charset : declared;
        return Find(name.Trim('"', '\'', ' ')) ?? (IsWestern(name) || IsWestern(declared) ? Find(declared) ?? WesternOf(bytes) : Find(Chinese)!);
    }

    // Servers that nobody has set up say so of every page, of Chinese ones too.
    private static Encoding WesternOf(ReadOnlySpan<byte> bytes) => IsInPairs(bytes) ? Find(Chinese)! : CodePagesEncodingProvider.Instance.GetEncoding(Western)!;

    // As browsers have it (Encoding Standard), ISO 8859-1 is another name of windows-1252.
    private static bool IsWestern(string name) => name.Trim('"', '\'', ' ').ToUpperInvariant() is "ISO-8859-1" or "ISO8859-1" or "ISO_8859-1" or "LATIN1" or "WINDOWS-1252" or "CP1252" or "US-ASCII" or "ASCII";

    // A Chinese character is two bytes beyond ASCII, next to always; of Western ones hardly two are neighbours.
    private static bool IsInPairs(ReadOnlySpan<byte> bytes)
    {
        var (beyond, paired) = (0, 0);
        for (var index = 0; index < bytes.Length; index++)
        {
            if (bytes[index] >= 0x80)
            {
                beyond++;
                paired += (index > 0 && bytes[index - 1] >= 0x80) || (index + 1 < bytes.Length && bytes[index + 1] >= 0x80) ? 1 : 0;
            }
        }

        return 2 * paired > beyond;
    }

    private static string DeclaredIn(string beginning) => Declaration().Match(beginning) is { Success: true } match ? match.Groups["name"].Value : "";

    // What is not wholly in it is read as far as it goes: a title with one wrong character is still a title.
    private static Encoding? Find(string name) => name.ToUpperInvariant() switch
    {
        "GB2312" or "GBK" or "GB_2312-80" or "X-GBK" or Chinese => CodePagesEncodingProvider.Instance.GetEncoding(Chinese),
        "BIG5" or "BIG-5" => CodePagesEncodingProvider.Instance.GetEncoding("big5"),

        // One that says UTF-8 and is not is what most pages are that are not.
        _ => null,
    };

    [GeneratedRegex("(?:encoding|charset)\\s*=\\s*[\"']?(?<name>[A-Za-z0-9_-]{2,20})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();
}
