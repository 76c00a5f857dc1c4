using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Foundation.Outcomes;

/// <summary>What can be wrong with a text someone typed, in Chinese; null when it is fine. Lengths are in UTF-16 units.</summary>
public static class FieldReasons
{
    public const string Missing = "不能是空的";
    public const int LongestUrl = 1024;

    private const int MostNamed = 24;

    /// <summary>For text of several lines.</summary>
    public static string? OfText(string text, int longest) =>
        text.Length > longest ? $"太长（{text.Length} 个字符，最多 {longest} 个）"
        : text.Any(static character => char.IsControl(character) && character is not ('\n' or '\r' or '\t')) ? "里有控制字符，请删去后重输"
        : null;

    /// <summary>How much Chinese fits into so many bytes of UTF-8, in a round figure: one for the hint, the limit and the refusal.</summary>
    public static string Chinese(int bytes) => $"约 {bytes / 3 / 10 * 10} 个汉字";

    public static string? OfLine(string text, int longest) =>
        OfText(text, longest) ?? (text.Any(char.IsControl) ? "里不能有换行或控制字符" : null);

    public static string? OfNeededLine(string? text, int longest) =>
        string.IsNullOrWhiteSpace(text) ? Missing : OfLine(text, longest);

    /// <summary>Names one of several by its beginning: what is refused for its length would fill the page.</summary>
    public static string Named(string text) => text.Length > MostNamed ? $"“{WholeCharacters.Prefix(text, MostNamed)}…”" : $"“{text}”";

    /// <summary>For an absolute address that a phone can open.</summary>
    public static string? OfUrl(string url) =>
        OfLine(url, LongestUrl)
        ?? (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0 ? null : "不是 http 或 https 网址");
}
