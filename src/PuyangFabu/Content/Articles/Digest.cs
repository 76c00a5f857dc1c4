using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Articles;

/// <summary>The few words under a title in lists and news cards (摘要).</summary>
public static class Digest
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
}
