using System.Buffers;
using System.Net;
using System.Text;

namespace PuyangFabu.Content.Articles.Intake;

/// <summary>A <c>data:</c> address, read.</summary>
/// <param name="Type">What it says that it is, in a form that may stand anywhere.</param>
/// <param name="Content">Null when it cannot be read.</param>
internal readonly record struct DataAddress(string Type, byte[]? Content)
{
    private const int Scheme = 5;
    private const int LongestType = 60;
    private const string Base64 = ";base64";

    private static readonly SearchValues<char> TypeCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/+.-");

    /// <param name="written">Beginning with the scheme, as it stands in HTML or Markdown.</param>
    public static DataAddress Read(ReadOnlySpan<char> written)
    {
        var comma = written.IndexOf(',');
        var head = comma < 0 ? written[Scheme..] : written[Scheme..comma];
        var semicolon = head.IndexOf(';');
        var type = TypeOf(semicolon < 0 ? head : head[..semicolon]);
        if (comma < 0)
        {
            return new DataAddress(type, null);
        }

        var body = Plain(written[(comma + 1)..]);
        return new DataAddress(type, head.TrimEnd().EndsWith(Base64, StringComparison.OrdinalIgnoreCase) ? FromBase64(body) : FromPercent(body));
    }

    private static string TypeOf(ReadOnlySpan<char> type)
    {
        var trimmed = type.Trim();
        return trimmed.Length <= LongestType && !trimmed.ContainsAnyExcept(TypeCharacters)
            ? trimmed.ToString().ToLowerInvariant()
            : "";
    }

    // Serializers write + and = by their numbers.
    private static string Plain(ReadOnlySpan<char> written) =>
        written.Contains('&') ? WebUtility.HtmlDecode(written.ToString()) : written.ToString();

    private static byte[]? FromBase64(string body)
    {
        var digits = new StringBuilder(body.Length);
        foreach (var digit in body.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(body) : body)
        {
            if (!char.IsWhiteSpace(digit) && digit != '=')
            {
                digits.Append(digit switch { '-' => '+', '_' => '/', _ => digit });
            }
        }

        digits.Append('=', (4 - (digits.Length % 4)) % 4);
        var content = new byte[digits.Length / 4 * 3];
        return Convert.TryFromBase64String(digits.ToString(), content, out var length) ? content[..length] : null;
    }

    private static byte[]? FromPercent(string body)
    {
        var escaped = Encoding.UTF8.GetBytes(body.Replace("+", "%2B", StringComparison.Ordinal));
        return WebUtility.UrlDecodeToBytes(escaped, 0, escaped.Length);
    }
}
