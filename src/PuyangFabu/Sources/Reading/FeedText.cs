using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace PuyangFabu.Sources.Reading;

/// <summary>Feeds as sites write them by hand, made into what XML can be: one wrong character costs no more than itself.</summary>
internal static partial class FeedText
{
    private const string DataBegins = "<![CDATA[";
    private const string DataEnds = "]]>";
    private const string NoCharacter = "\uFFFD";

    /// <summary>What XML has no characters for.</summary>
    private static readonly SearchValues<char> Unwritable = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Select(static code => (char)code).Where(static character => character is not ('\t' or '\n' or '\r')), '\uFFFE', '\uFFFF']);

    /// <returns>The same without control characters, each <c>&amp;</c> outside CDATA being the beginning of something that XML knows.</returns>
    public static string Of(string text)
    {
        var plain = text.AsSpan().ContainsAny(Unwritable) ? string.Concat(text.Where(static character => !Unwritable.Contains(character))) : text;
        var written = new StringBuilder(plain.Length);
        for (var at = 0; at < plain.Length;)
        {
            var data = plain.IndexOf(DataBegins, at, StringComparison.Ordinal);
            data = data < 0 ? plain.Length : data;
            written.Append(Ampersand().Replace(plain[at..data], Known));
            var end = data < plain.Length ? plain.IndexOf(DataEnds, data, StringComparison.Ordinal) : -1;
            at = end < 0 ? plain.Length : end + DataEnds.Length;
            written.Append(plain, data, at - data);
        }

        return written.ToString();
    }

    private static string Known(Match match) => match.Value switch
    {
        "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;" => match.Value,
        ['&', '#', 'x' or 'X', .. var digits] => Numbered(digits, NumberStyles.AllowHexSpecifier),
        ['&', '#', .. var digits] => Numbered(digits, NumberStyles.None),

        // HTML has many more names, and sites write them all the same.
        var name => WebUtility.HtmlDecode(name) is var character && character != name ? character : "&amp;" + name[1..],
    };

    private static string Numbered(string digits, NumberStyles style) =>
        uint.TryParse(digits.AsSpan(0, digits.Length - 1), style, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 0x10FFFF
            ? string.Create(CultureInfo.InvariantCulture, $"&#{number};") : NoCharacter;

    [GeneratedRegex("&(?:#[0-9]+;|#[xX][0-9A-Fa-f]+;|[A-Za-z][A-Za-z0-9]{1,31};)?", RegexOptions.CultureInvariant)]
    private static partial Regex Ampersand();
}
