using System.Collections.Frozen;

namespace PuyangFabu.Articles.Bodies;

/// <summary>
/// Looks over HTML before it is parsed. A parser builds what it is told: elements nested a hundred thousand deep overflow
/// the stack of who walks them, and formatting left open is opened again in every paragraph that follows.
/// </summary>
internal static class HtmlShape
{
    private const int DeepestNesting = 200;
    private const int MostReopenings = 200_000;

    // These close by themselves when the next one begins, or have no end.
    private static readonly FrozenSet<string> NotCounted = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "colgroup",
        "br", "img", "hr", "wbr", "input", "meta", "link", "col", "base", "source", "track", "area", "embed", "param");

    /// <exception cref="ArticleBodyException">Nested too deeply, or too much formatting left open.</exception>
    public static void Check(ReadOnlySpan<char> html)
    {
        var names = NotCounted.GetAlternateLookup<ReadOnlySpan<char>>();
        var (depth, reopened) = (0, 0L);
        for (var at = html.IndexOf('<'); at >= 0;)
        {
            var rest = html[(at + 1)..];
            var closing = rest.StartsWith('/');
            var name = NameAt(closing ? rest[1..] : rest);
            if (name.Length > 0)
            {
                if (names.Contains(name))
                {
                    reopened += closing ? 0 : depth;
                }
                else
                {
                    depth = Math.Max(0, depth + (closing ? -1 : 1));
                    reopened += depth;
                }

                if (depth > DeepestNesting || reopened > MostReopenings)
                {
                    throw new ArticleBodyException("正文的 HTML 嵌套过深，或有许多标签没有关闭");
                }
            }

            var next = rest.IndexOf('<');
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    private static ReadOnlySpan<char> NameAt(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && length < 32 && char.IsAsciiLetterOrDigit(text[length]))
        {
            length++;
        }

        return length > 0 && char.IsAsciiLetter(text[0]) ? text[..length] : [];
    }
}
