using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;

namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>The words of an article's HTML: white space collapsed, a new line for each block or table row.</summary>
internal static class PlainText
{
    private static readonly FrozenSet<string> Blocks = FrozenSet.Create(
        StringComparer.Ordinal,
        "h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "div", "section", "figure", "figcaption",
        "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr");

    public static string Of(IElement body, bool tables = true)
    {
        var text = new StringBuilder();
        Append(body, text, tables);
        return text.ToString().TrimEnd();
    }

    /// <summary>True for an element that begins a line of its own.</summary>
    public static bool IsBlock(string localName) => Blocks.Contains(localName);

    public static void AppendWords(ReadOnlySpan<char> words, StringBuilder text)
    {
        foreach (var character in words)
        {
            if (char.IsWhiteSpace(character))
            {
                Separate(text, ' ');
            }
            else
            {
                text.Append(character);
            }
        }
    }

    /// <summary>Puts one separator where there are words before it; a new line replaces a blank.</summary>
    public static void Separate(StringBuilder text, char? separator)
    {
        if (separator is null || text.Length == 0 || text[^1] == '\n')
        {
            return;
        }

        if (text[^1] != ' ')
        {
            text.Append(separator);
        }
        else if (separator == '\n')
        {
            text[^1] = '\n';
        }
    }

    // BoundedHtml bounds the depth.
    private static void Append(INode parent, StringBuilder text, bool tables)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText words)
            {
                AppendWords(words.Data, text);
            }
            else if (node is IElement element && (tables || element.LocalName != "table"))
            {
                var block = Blocks.Contains(element.LocalName);
                Separate(text, block ? '\n' : element.LocalName is "td" or "th" ? ' ' : null);
                Append(element, text, tables);
                Separate(text, block ? '\n' : null);
            }
        }
    }
}
