using System.Numerics;
using PuyangFabu.Content.Search.Indexing;

namespace PuyangFabu.Content.Search.Ranking;

/// <summary>Whether a title holds everything that is asked, word for word: whoever reads such a title has found his words, however long it is and wherever they stand in it.</summary>
internal static class LiteralWords
{
    /// <summary>A single character is in every tenth title; only what stands alone in the query may be one.</summary>
    private const int ShortestPart = 2;

    /// <summary>
    /// All that is asked stands in the title: each stretch of the query between filler words and gaps, as it is or cut into words
    /// (公积金提取 in 公积金如何提取). Words of Latin letters and numbers are not cut and are whole in the title.
    /// </summary>
    /// <param name="query">The query, with something asked in it.</param>
    /// <param name="title">As the index has it.</param>
    public static bool StandIn(SearchQuery query, ReadOnlySpan<char> title)
    {
        var asked = query.All & ~query.Fillers;
        var longest = 0;
        for (var start = 0; start < query.Letters.Length;)
        {
            if (!Has(asked, start))
            {
                start++;
                continue;
            }

            var end = start + 1;
            while (end < query.Letters.Length && Has(asked, end) && !Has(query.AfterGap, end))
            {
                end++;
            }

            if (!IsMadeOf(query.Letters.AsSpan(start, end - start), title))
            {
                return false;
            }

            longest = Math.Max(longest, end - start);
            start = end;
        }

        // Several single characters with gaps between are no words.
        return longest >= ShortestPart || BitOperations.IsPow2(asked);
    }

    private static bool Has(ulong letters, int letter) => (letters & (1UL << letter)) != 0;

    /// <summary>The stretch can be cut into parts that the title has.</summary>
    private static bool IsMadeOf(ReadOnlySpan<char> stretch, ReadOnlySpan<char> title)
    {
        // Up to where the parts found so far reach.
        Span<bool> reached = stackalloc bool[stretch.Length + 1];
        reached[0] = true;
        for (var start = 0; start < stretch.Length; start++)
        {
            for (var end = start + 1; reached[start] && end <= stretch.Length && title.IndexOf(stretch[start..end]) >= 0; end++)
            {
                reached[end] |= (end == stretch.Length || !IsWithinWord(stretch[end - 1], stretch[end]))
                    && IsPart(stretch[start..end], stretch.Length) && StandsWhole(stretch[start..end], title);
            }
        }

        return reached[^1];
    }

    private static bool IsPart(ReadOnlySpan<char> part, int stretch) =>
        part.Length >= ShortestPart || part.Length == stretch || TermSplitter.IsWordLetter(part[0]);

    private static bool StandsWhole(ReadOnlySpan<char> part, ReadOnlySpan<char> title)
    {
        for (var from = 0; title[from..].IndexOf(part) is >= 0 and var at; from += at + 1)
        {
            var (start, end) = (from + at, from + at + part.Length);
            if ((start == 0 || !IsWithinWord(title[start - 1], title[start])) && (end == title.Length || !IsWithinWord(title[end - 1], title[end])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Both belong to one number or to one word of Latin letters.</summary>
    private static bool IsWithinWord(char left, char right) =>
        left != ' ' && right != ' ' && TermSplitter.IsWordLetter(left) && TermSplitter.IsWordLetter(right)
        && char.IsAsciiDigit(left) == char.IsAsciiDigit(right);
}
