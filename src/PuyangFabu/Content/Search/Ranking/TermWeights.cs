using System.Numerics;
using PuyangFabu.Content.Search.Indexing;

namespace PuyangFabu.Content.Search.Ranking;

/// <summary>What each term and each letter of a query is worth in an index: rare ones say more (idf), fillers and lesser kinds less.</summary>
internal static class TermWeights
{
    /// <summary>A single character against a pair: it finds words in another order or with one between. R@1 +0.2, MRR +0.1.</summary>
    private const float Character = 0.35f;

    /// <summary>The letters or digits of a mixed run against the run (win10, win): R@1 +0.1, MRR +0.1.</summary>
    private const float WordPart = 0.5f;

    /// <summary>Three letters within a run: it finds a word inside a longer one. R@1 +0.1, MRR +0.2.</summary>
    private const float WordPiece = 0.15f;

    /// <summary>A filler word against any other: R@1 +0.4, MRR +0.3; of headlines asked for in whole questions 2.7 more in a hundred come first.</summary>
    private const float Filler = 0.1f;

    /// <summary>The worth of a term by how few of the articles have it.</summary>
    public static float Idf(int articles, int having) => MathF.Log(1 + ((articles - having + 0.5f) / (having + 0.5f)));

    /// <summary>How much a term counts beside others that are as rare.</summary>
    public static float Of(SearchQuery query, in QueryTerm term)
    {
        var weight = term.Kind switch
        {
            // Of a single character nothing but the character can be asked.
            TermKind.Character => query.Terms.Length == 1 ? 1 : Character,
            TermKind.WordPart => WordPart,
            TermKind.WordPiece => WordPiece,
            _ => 1,
        };
        return (term.Letters & query.Fillers) != 0 ? weight * Filler : weight;
    }

    /// <summary>The worth of the terms that a perfect title has: the measure of an article's score.</summary>
    public static float Total(SearchQuery query, int articles)
    {
        var total = 0f;
        foreach (ref readonly var term in query.Terms)
        {
            if (term.Kind is TermKind.Pair or TermKind.Word || query.Terms.Length == 1)
            {
                total += Of(query, term) * Idf(articles, term.Titles);
            }
        }

        return Math.Max(total, 1);
    }

    /// <summary>The share of each letter in the whole query, at its number; together 1.</summary>
    public static void Letters(SearchQuery query, int articles, Span<float> shares)
    {
        shares.Clear();
        foreach (ref readonly var term in query.Terms)
        {
            if (term.Kind is TermKind.Character or TermKind.Word)
            {
                var worth = Idf(articles, term.Titles) / (term.Kind == TermKind.Word ? BitOperations.PopCount(term.Letters) : 1);
                for (var rest = term.Letters; rest != 0; rest &= rest - 1)
                {
                    var letter = BitOperations.TrailingZeroCount(rest);
                    shares[letter] = (query.Fillers & (1UL << letter)) != 0 ? worth * Filler : worth;
                }
            }
        }

        var sum = 0f;
        foreach (var share in shares)
        {
            sum += share;
        }

        foreach (ref var share in shares)
        {
            share /= sum;
        }
    }
}
