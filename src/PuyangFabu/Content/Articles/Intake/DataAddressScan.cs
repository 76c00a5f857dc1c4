using System.Collections.Frozen;
using PuyangFabu.Content.Articles.Bodies;

namespace PuyangFabu.Content.Articles.Intake;

/// <summary>
/// Finds where a <c>data:</c> address stands as a picture's in HTML or Markdown. Looks at the text, not at what a parser
/// makes of it: with the pictures in it, it may be longer than any text that is parsed.
/// </summary>
internal static class DataAddressScan
{
    private const string Scheme = "data:";
    private const int LongestName = 32;
    private const int MostBlanks = 8;

    private static readonly FrozenSet<string> Attributes = PictureCandidates.Attributes.Append("data").ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>A text that is an address and nothing else.</summary>
    public static IEnumerable<(int Start, int Length)> Whole(string text) =>
        text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? [(0, text.Length)] : [];

    /// <summary>Places and lengths in their order.</summary>
    public static IEnumerable<(int Start, int Length)> In(string text)
    {
        for (var at = 0; (at = text.IndexOf(Scheme, at, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            var length = EndOf(text, at) - at;
            if (length > 0)
            {
                yield return (at, length);
            }

            at += Math.Max(length, Scheme.Length);
        }
    }

    /// <returns>The place after the address, or 0 when it is no picture's.</returns>
    private static int EndOf(string text, int start)
    {
        var before = BackOverBlanks(text, start - 1);
        return before < 0 ? 0 : text[before] switch
        {
            '"' or '\'' when IsAttribute(text, BackOverBlanks(text, before - 1)) => End(text, start, text[before]),
            '=' when IsAttribute(text, before) => End(text, start, ' ', '\t', '\r', '\n', '>', '"', '\''),
            '(' when Is(text, before - 1, ']') => End(text, start, ' ', '\t', '\r', '\n', ')'),
            '<' when Is(text, before - 1, '(') && Is(text, before - 2, ']') => End(text, start, '>'),
            '<' when IsDefinition(text, BackOverBlanks(text, before - 1)) => End(text, start, '>'),
            ':' when IsDefinition(text, before) => End(text, start, ' ', '\t', '\r', '\n'),
            _ => 0,
        };
    }

    /// <summary>Whether an equals sign stands there after a name that pictures' addresses have.</summary>
    private static bool IsAttribute(string text, int equals)
    {
        if (!Is(text, equals, '='))
        {
            return false;
        }

        var end = BackOverBlanks(text, equals - 1);
        var start = end;
        while (start >= 0 && end - start < LongestName && (char.IsAsciiLetterOrDigit(text[start]) || text[start] is '-' or '_'))
        {
            start--;
        }

        return end >= 0 && Attributes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(start + 1, end - start));
    }

    // [name]: address
    private static bool IsDefinition(string text, int colon) => Is(text, colon, ':') && Is(text, colon - 1, ']');

    private static bool Is(string text, int at, char character) => at >= 0 && text[at] == character;

    private static int BackOverBlanks(string text, int at)
    {
        for (var blanks = 0; at >= 0 && blanks < MostBlanks && char.IsWhiteSpace(text[at]); blanks++)
        {
            at--;
        }

        return at;
    }

    private static int End(string text, int start, params ReadOnlySpan<char> ends)
    {
        var length = text.AsSpan(start).IndexOfAny(ends);
        return length < 0 ? text.Length : start + length;
    }
}
