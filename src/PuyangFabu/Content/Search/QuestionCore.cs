using PuyangFabu.Content.Search.Indexing;
using PuyangFabu.Content.Search.Ranking;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Search;

/// <summary>What a question is about, when the whole of it finds nothing: 公交车几点发车 asks about 公交车.</summary>
internal static class QuestionCore
{
    /// <summary>Each costs a search.</summary>
    private const int Most = 8;
    private const int LongestPart = 16;

    /// <summary>Parts of the question to ask instead, the likeliest first: between filler words, then their beginnings, the longer first.</summary>
    /// <param name="normalised">What <see cref="SearchText.Normalize(string)"/> made of the question.</param>
    public static IReadOnlyList<string> Of(string normalised)
    {
        var letters = CompactText.Of(normalised);
        if (letters.Length > SearchQuery.LongestQuery)
        {
            return [];
        }

        var fillers = FillerWords.Find(letters);
        var parts = new List<string>();
        for (var start = 0; start < letters.Length;)
        {
            var end = start;
            while (end < letters.Length && (fillers & (1UL << end)) == 0 && letters[end] != ' ')
            {
                end++;
            }

            if (end - start >= 2)
            {
                parts.Add(letters[start..Math.Min(end, start + LongestPart)]);
            }

            start = Math.Max(end, start + 1);
        }

        parts = [.. parts.OrderByDescending(static part => part.Length)];
        return
        [
            .. parts.Concat(parts.SelectMany(static part => Enumerable.Range(2, Math.Max(0, part.Length - 2)).Reverse().Where(length => !SplitsNumber(part, length)).Select(length => part[..length])))
                .Where(part => part != letters).Distinct(StringComparer.Ordinal).Take(Most),
        ];
    }

    /// <summary>Half a number is another number.</summary>
    private static bool SplitsNumber(string part, int length) => char.IsAsciiDigit(part[length - 1]) && char.IsAsciiDigit(part[length]);
}
