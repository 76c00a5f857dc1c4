using System.Text.RegularExpressions;

namespace PuyangFabu.Foundation.Text;

/// <summary>
/// Line ends typed as programs write them, such as <c>\n</c> and <c>&lt;br&gt;</c>: where a text is shown as it
/// is, a reader sees them letter by letter.
/// </summary>
public static partial class TypedEscapes
{
    private const int MostNamed = 5;

    /// <returns>Each one once, as it was typed, in the order of the text; at most a few.</returns>
    public static IReadOnlyList<string> In(string text) =>
        [.. Form().Matches(text).Select(static match => match.Value).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostNamed)];

    /// <summary>In Chinese quotation marks, one after another.</summary>
    public static string Named(IEnumerable<string> escapes) => string.Concat(escapes.Select(static escape => $"“{escape}”"));

    [GeneratedRegex(@"\\r\\n|\\[nrt]|</?(?:br|p)\s*/?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
