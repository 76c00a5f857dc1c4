using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Search;

/// <summary>Groups of words that mean the same to a citizen (违章, 交通违法, 扣分), as the editors keep them. Used when a query is read, so a change needs no new index.</summary>
public sealed class SynonymTable
{
    /// <summary>Longer words are phrases, not synonyms; the cap bounds the look-up in a query.</summary>
    public const int LongestWord = 16;

    /// <summary>Every variant costs a search.</summary>
    private const int MostVariants = 5;

    /// <summary>In a longer query a synonym more or less decides nothing.</summary>
    private const int LongestQuery = 64;

    private readonly Dictionary<string, string[]> groups = new(StringComparer.Ordinal);
    private readonly int longest;

    /// <summary>Each group is a list of words; a word in several groups gets the synonyms of all.</summary>
    public SynonymTable(IEnumerable<IReadOnlyCollection<string>> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        foreach (var group in groups)
        {
            var words = group.Select(SearchText.Normalize).Where(word => word.Length is > 0 and <= LongestWord).Distinct().ToArray();
            foreach (var word in words)
            {
                var others = words.Where(other => other != word);
                this.groups[word] = this.groups.TryGetValue(word, out var known) ? [.. known.Union(others)] : [.. others];
                longest = Math.Max(longest, word.Length);
            }
        }
    }

    /// <summary>Every word that has synonyms, normalised.</summary>
    public IEnumerable<string> Words => groups.Keys;

    public static SynonymTable Empty { get; } = new([]);

    /// <summary>
    /// The query itself and, for the words in it that have synonyms, the same query with one of them in its place;
    /// where words overlap, the longest from the left counts.
    /// </summary>
    internal IReadOnlyList<string> Variants(string query)
    {
        if (longest == 0 || query.Length > LongestQuery)
        {
            return [query];
        }

        var variants = new List<string> { query };
        var words = groups.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = 0; start < query.Length;)
        {
            var length = Math.Min(longest, query.Length - start);
            while (length > 0 && !words.ContainsKey(query.AsSpan(start, length)))
            {
                length--;
            }

            if (length > 0)
            {
                variants.AddRange(words[query.AsSpan(start, length)].Select(other => string.Concat(query.AsSpan(0, start), other, query.AsSpan(start + length))));
            }

            start += Math.Max(1, length);
        }

        return variants.Count > MostVariants ? variants[..MostVariants] : variants;
    }
}
