using System.Globalization;
using System.Text;

namespace PuyangFabu.WeChat.Api.Transport;

/// <summary>
/// Makes JSON that a strict reader takes out of what WeChat sends: remarks, scenes, names and errmsg come with raw control
/// characters, cut UTF-8, half an emoji and escapes that JSON does not know. One of them must not cost the whole page.
/// </summary>
internal static class AnswerRepair
{
    private const string KnownEscapes = "\"\\/nrt";
    private const string Replacement = "\\ufffd";
    private const int EscapeLength = 6;

    /// <summary>
    /// Broken UTF-8 and half surrogates become U+FFFD. Line breaks and tabs inside a text stay; every other control character,
    /// raw or as an escape, is left out (PostgreSQL stores no U+0000, XML has none of them). A backslash before anything else is a backslash.
    /// </summary>
    public static string Repair(ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(body);
        var repaired = new StringBuilder(text.Length);
        var isInside = false;
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"':
                    isInside = !isInside;
                    repaired.Append('"');
                    break;
                case '\\' when isInside:
                    at += AppendEscape(repaired, text.AsSpan(at)) - 1;
                    break;
                case '\t' or '\n' or '\r':
                    repaired.Append(isInside ? WhiteSpace(text[at]) : " ");
                    break;
                case < ' ':
                case '\uFEFF' when !isInside:
                    break;
                default:
                    repaired.Append(text[at]);
                    break;
            }
        }

        return repaired.ToString();
    }

    /// <returns>How many characters were read.</returns>
    private static int AppendEscape(StringBuilder repaired, ReadOnlySpan<char> rest)
    {
        if (rest.Length > 1 && KnownEscapes.Contains(rest[1]))
        {
            repaired.Append(rest[..2]);
            return 2;
        }

        // Backspace and form feed.
        if (rest.Length > 1 && rest[1] is 'b' or 'f')
        {
            return 2;
        }

        if (CodeOf(rest) is not { } code)
        {
            repaired.Append(@"\\");
            return 1;
        }

        if (char.IsHighSurrogate(code) && CodeOf(rest[EscapeLength..]) is { } second && char.IsLowSurrogate(second))
        {
            repaired.Append(rest[..(2 * EscapeLength)]);
            return 2 * EscapeLength;
        }

        repaired.Append(char.IsSurrogate(code) ? Replacement : code is < ' ' and not ('\t' or '\n' or '\r') ? "" : rest[..EscapeLength]);
        return EscapeLength;
    }

    private static char? CodeOf(ReadOnlySpan<char> rest) =>
        rest.Length >= EscapeLength && rest[0] == '\\' && rest[1] == 'u'
        && ushort.TryParse(rest[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? (char)code
            : null;

    private static string WhiteSpace(char character) => character switch { '\t' => @"\t", '\n' => @"\n", _ => @"\r" };
}
