using System.Buffers;
using System.Text;

namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>
/// The short way for Markdown without any mark-up, such as most imported texts: paragraphs between blank lines.
/// Gives exactly what the long way gives.
/// </summary>
internal static class PlainParagraphs
{
    // Everything that Markdown, HTML or the automatic links give a meaning somewhere, and what HTML writes differently.
    private static readonly SearchValues<char> Marks = SearchValues.Create("*_`~[]<>#&\\|+-=!^:@\t\v\f\0\u0085\u00a0\u2028\u2029");

    /// <returns>Null when the text may hold mark-up and must go the long way.</returns>
    public static ArticleBody? TryRender(string source)
    {
        if (source.AsSpan().ContainsAny(Marks) || source.Contains("www.", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var html = new StringBuilder(source.Length + 64);
        var text = new StringBuilder(source.Length);
        var inParagraph = false;
        foreach (var line in source.AsSpan().EnumerateLines())
        {
            var words = line.Trim(' ');
            if (words.IsEmpty)
            {
                Close(html, ref inParagraph);
                continue;
            }

            // Lists, code blocks, line breaks.
            if (char.IsAsciiDigit(words[0]) || line[0] == ' ' || line[^1] == ' ')
            {
                return null;
            }

            html.Append(inParagraph ? "\n" : "<p>").Append(words);
            PlainText.Separate(text, inParagraph ? ' ' : '\n');
            PlainText.AppendWords(words, text);
            inParagraph = true;
        }

        Close(html, ref inParagraph);
        return new ArticleBody(html.ToString(), text.ToString().TrimEnd());
    }

    private static void Close(StringBuilder html, ref bool inParagraph)
    {
        html.Append(inParagraph ? "</p>\n" : "");
        inParagraph = false;
    }
}
