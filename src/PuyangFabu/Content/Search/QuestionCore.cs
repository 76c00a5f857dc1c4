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

    /// <summary>The one stretch that is asked, without the filler words around it; the question itself where it has several, or begins with what may be half a word (了解).</summary>
    /// <inheritdoc cref="Of"/>
    public static string Topic(string normalised)
    {
        var letters = CompactText.Of(normalised);
        if (letters.Length > SearchQuery.LongestQuery)
        {
            return normalised;
        }

        var fillers = FillerWords.Find(letters);
        var asked = string.Concat(letters.Select((letter, place) => (fillers & (1UL << place)) == 0 ? letter : ' '));
        return asked.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [{ Length: >= 2 } topic] && asked.IndexOf(topic, StringComparison.Ordinal) != 1 ? topic : normalised;
    }

    /// <summary>A title holds all that is asked, word for word.</summary>
    /// <param name="question">As somebody typed it.</param>
    /// <param name="title">Any title, also of what is not in the index.</param>
    public static bool StandsIn(string question, string title)
    {
        var query = new SearchQuery(SearchText.Normalize(question));
        return LiteralWords.StandIn(query, CompactText.Of(ChineseNumerals.Fold(SearchText.Normalize(title))));
    }

    /// <summary>Half a number is another number.</summary>
    private static bool SplitsNumber(string part, int length) => char.IsAsciiDigit(part[length - 1]) && char.IsAsciiDigit(part[length]);
}
