using System.Text;
using System.Text.RegularExpressions;

namespace PuyangFabu.Tests;

/// <summary>Takes the comments out of a source, and nothing that only looks like one: what stands in quotation marks stays.</summary>
internal static partial class CodeComments
{
    /// <param name="isPage">Razor, where markup stands around the code.</param>
    public static string Without(string text, bool isPage = false) => isPage
        ? PageText().Replace(text, static part => part.Value[0] == '"' ? part.Value : " ")
        : WithoutInCode(text);

    private static string WithoutInCode(string text)
    {
        var code = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            if (text.AsSpan(at).StartsWith("//"))
            {
                at = text.IndexOf('\n', at) is >= 0 and var line ? line : text.Length;
                continue;
            }

            if (text.AsSpan(at).StartsWith("/*"))
            {
                at = text.IndexOf("*/", at + 2, StringComparison.Ordinal) is >= 0 and var end ? end + 2 : text.Length;
                code.Append(' ');
                continue;
            }

            var next = LiteralEnd(text, at) ?? at + 1;
            code.Append(text, at, next - at);
            at = next;
        }

        return code.ToString();
    }

    /// <returns>Behind the text or character that begins here; null when none does.</returns>
    private static int? LiteralEnd(string text, int at)
    {
        if (text[at] == '\'')
        {
            return Character().Match(text, at) is { Success: true } character ? at + character.Length : null;
        }

        if (text[at] is not ('"' or '$' or '@') || Marks().Match(text, at) is not { Success: true } marks)
        {
            return null;
        }

        var holes = marks.Value.Count('$');
        var isVerbatim = marks.Value.Contains('@', StringComparison.Ordinal);
        var start = at + marks.Length;
        var quotes = Run(text, start, '"');
        return quotes >= 3 && !isVerbatim ? RawEnd(text, start + quotes, quotes, holes)
            : quotes == 2 ? start + 2
            : ShortEnd(text, start + 1, isVerbatim, holes > 0);
    }

    private static int RawEnd(string text, int at, int quotes, int holes)
    {
        while (at < text.Length)
        {
            var run = Run(text, at, '"');
            if (run >= quotes)
            {
                return at + run;
            }

            at = holes > 0 && Run(text, at, '{') is var braces && braces >= holes ? HoleEnd(text, at + braces) : at + Math.Max(run, 1);
        }

        return text.Length;
    }

    private static int ShortEnd(string text, int at, bool isVerbatim, bool hasHoles)
    {
        while (at < text.Length)
        {
            switch (text[at])
            {
                case '"' when isVerbatim && Run(text, at, '"') >= 2:
                case '{' when hasHoles && Run(text, at, '{') >= 2:
                case '\\' when !isVerbatim:
                    at += 2;
                    break;
                case '"':
                    return at + 1;
                case '\n' when !isVerbatim:
                    return at;
                case '{' when hasHoles:
                    at = HoleEnd(text, at + 1);
                    break;
                default:
                    at++;
                    break;
            }
        }

        return text.Length;
    }

    /// <summary>Behind the brace that ends a hole; texts inside may hold braces of their own.</summary>
    private static int HoleEnd(string text, int at)
    {
        for (var depth = 1; at < text.Length && depth > 0;)
        {
            if (LiteralEnd(text, at) is { } end)
            {
                at = end;
                continue;
            }

            depth += text[at] switch { '{' => 1, '}' => -1, _ => 0 };
            at++;
        }

        return at;
    }

    private static int Run(string text, int at, char character)
    {
        var end = at;
        while (end < text.Length && text[end] == character)
        {
            end++;
        }

        return end - at;
    }

    [GeneratedRegex(@"\G'(?:\\[^\n]{1,9}?|[^'\\\n])'")]
    private static partial Regex Character();

    /// <summary>What stands before the quotation mark that begins a text.</summary>
    [GeneratedRegex("\\G[$@]*(?=\")")]
    private static partial Regex Marks();

    // In a page comments of code stand on lines of their own or after a blank; "://" in an address is none.
    [GeneratedRegex("""
        "[^"\n]*"|@\*.*?\*@|/\*.*?\*/|(?<=^|\s)//[^\n]*
        """, RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex PageText();
}
