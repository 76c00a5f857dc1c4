using System.Net;
using System.Text.RegularExpressions;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Articles;

/// <summary>The few words under a title in lists and news cards (摘要).</summary>
public static partial class Digest
{
    /// <summary>Longest digest made here, in characters; what WeChat shows of one.</summary>
    public const int Longest = 120;

    private const string Cut = "…";

    /// <summary>The beginning of an article; of its tables only where there is nothing else.</summary>
    public static string Of(ArticleBody body) => Of(body.Prose.Length > 0 ? body.Prose : body.Text);

    /// <summary>The beginning of a text in one line, of whole characters; an ellipsis shows that there is more.</summary>
    public static string Of(string text)
    {
        // A window is enough: nobody needs a novel with its lines joined.
        var line = WholeCharacters.Prefix(text, 4 * Longest).Replace('\n', ' ').Trim();
        return line.Length <= Longest ? line : WholeCharacters.Prefix(line, Longest - Cut.Length).TrimEnd() + Cut;
    }

    /// <summary>Whether the text says the same word for word, however its lines are parted: then one of the two is enough to read.</summary>
    public static bool Repeats(string digest, string text) => Joined(text).Contains(Joined(digest.TrimEnd('…')), StringComparison.Ordinal);

    /// <summary>The same of a text in sanitised HTML.</summary>
    public static bool RepeatsHtml(string digest, string html) => Repeats(digest, WebUtility.HtmlDecode(Tag().Replace(html, "")));

    private static string Joined(string text) => string.Concat(text.Where(static letter => !char.IsWhiteSpace(letter)));

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
