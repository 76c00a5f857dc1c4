using System.Net;
using System.Text.RegularExpressions;

namespace PuyangFabu.Content.Articles.Intake;

/// <summary>
/// Turns names of characters (<c>&amp;amp;</c>, <c>&amp;#8211;</c>) in fields that are no HTML into these characters: other systems export them so, and
/// readers would see the names.
/// </summary>
internal static partial class CharacterNames
{
    /// <summary>What was named twice over is read twice over; then to read it again changes nothing.</summary>
    private const int MostRounds = 8;

    /// <param name="warnings">Gets the names of the fields that were changed.</param>
    public static ArticleInput Decode(ArticleInput input, List<string> warnings)
    {
        var changed = new List<string>();
        var decoded = ArticleField.Texts.Where(static field => field.HasWords).Aggregate(
            input, (before, field) => field.With(before, Decode(field.Name, field.Given(before), changed))) with
        {
            Keywords = [.. input.Keywords.Select(keyword => keyword is null ? keyword! : Decode("keywords", keyword, changed))],
        };
        if (changed.Count == 0)
        {
            return input;
        }

        warnings.Add($"{string.Join('、', changed.Distinct())} 里的 HTML 实体（如 &amp;、&#8211;）已还原成文字");
        return decoded;
    }

    private static string Decode(string field, string text, List<string> changed)
    {
        var decoded = text;
        for (var round = 0; round < MostRounds && decoded.Contains('&', StringComparison.Ordinal); round++)
        {
            var before = decoded;
            decoded = Name().Replace(before, static name => Character(name.Value));
            if (decoded == before)
            {
                break;
            }
        }

        if (decoded != text)
        {
            changed.Add(field);
        }

        return decoded;
    }

    // In one line a line end or a blank that does not break is a blank; what is no character stays a name.
    private static string Character(string name) => WebUtility.HtmlDecode(name) switch
    {
        "\u00A0" or "\n" or "\r" or "\t" => " ",
        [var control] when char.IsControl(control) => name,
        var character => character,
    };

    [GeneratedRegex("&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
