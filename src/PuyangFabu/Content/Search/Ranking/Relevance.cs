using System.Numerics;

namespace PuyangFabu.Content.Search.Ranking;

/// <summary>
/// Second stage of a search: compares a candidate's title with the query and gives the final score. The weights were
/// fitted (softmax over candidates) on the tuning half of the queries of <c>search-quality</c> and rounded. What each
/// is good for is what the whole measure (R@1 0.792, MRR 0.825; first stage alone 0.759, 0.801) loses without it.
/// </summary>
internal readonly ref struct Relevance
{
    /// <summary>The first stage's score against that of a perfect title. R@1 -0.6, MRR -0.4; it is all that keywords, digest and body add.</summary>
    private const float Terms = 0.35f;

    /// <summary>The share of the query that the article has at all, squared: the last missing word counts most. R@1 -0.8, MRR -0.7.</summary>
    private const float Presence = 0.5f;

    /// <summary>The share of the query that the title has in the query's order. R@1 -0.6, MRR -0.4.</summary>
    private const float Order = 0.35f;

    /// <summary>The share of the title that is about the query: a short title says more. R@1 -0.5, MRR -0.4.</summary>
    private const float Aboutness = 0.45f;

    /// <summary>How far into the title the query's words begin, against <see cref="FarIn"/> letters. R@1 -0.8, MRR -0.5.</summary>
    private const float Lateness = -0.28f;

    /// <summary>The query is the title, or its part before the first mark. R@1 -0.4, MRR -0.3.</summary>
    private const float Whole = 0.16f;

    /// <summary>
    /// The newest article against one that is years older; decides between articles that answer alike. Not part of the
    /// measure: with dates over ten years at random it costs R@1 0.2, twice as much weight costs 0.2 more.
    /// </summary>
    private const float Recency = 0.05f;

    /// <summary>
    /// What a number that is asked for and missing takes off, by its part of the query; with another number in its place
    /// (2024年 for 2025年) twice.
    /// </summary>
    private const float Number = 0.4f;

    /// <summary>
    /// From which score on an article is presented as the answer: from here on the first one is more often right than wrong
    /// (of those between 0.75 and 0.8 51 in 100, of those between 0.7 and 0.75 40). Of the queries of <c>search-quality</c>
    /// 88 in 100 are then answered and 85 in 100 of those get the right article first; at 0.5 it is 82 of 95, at 1.0 87 of
    /// 78. Of what 500 headlines have nothing about, 0.7 in 100 are answered. Below it 42 in 100 first ones are right, which
    /// is worth to be named as what may be related.
    /// </summary>
    public const float Sureness = 0.75f;

    /// <summary>All of the query, with the first stage's share that the editors' keywords bring where the title has other words.</summary>
    private const float AllOf = 0.95f;
    private const float Named = 0.3f;

    private const float FarIn = 20;
    private const double YearMs = 365.25 * 24 * 3600 * 1000;

    private readonly SearchQuery query;
    private readonly ulong[] lettersEqual;
    private readonly ReadOnlySpan<float> shares;
    private readonly float total;
    private readonly long newestMs;
    private readonly ulong asked;

    /// <param name="query">The query, with something asked in it.</param>
    /// <param name="lettersEqual">For each character the letters of the query that equal it.</param>
    /// <param name="shares">What each letter of the query is worth, together 1.</param>
    /// <param name="total">The score of a perfect title in the first stage.</param>
    /// <param name="newestMs">When the newest article of the index was published: age is counted from there, so that every node ranks alike.</param>
    public Relevance(SearchQuery query, ulong[] lettersEqual, ReadOnlySpan<float> shares, float total, long newestMs)
    {
        this.query = query;
        this.lettersEqual = lettersEqual;
        this.shares = shares;
        this.total = total;
        this.newestMs = newestMs;
        asked = query.All & ~query.Fillers;
    }

    /// <summary>Compares an article with the query.</summary>
    public RankedArticle Rank(in Candidate candidate, SegmentColumns columns, int document)
    {
        var title = new TitleMatch(query, columns.Title(document), lettersEqual);
        var found = candidate.Letters | title.Runs | title.Numbers;
        var present = Share(found | title.Characters);
        var published = columns.PublishedAtMs[document];
        var terms = Terms * candidate.Score / total;
        var score =
            terms
            + (Presence * present * present)
            + (Order * BitOperations.PopCount(title.InOrder & asked) / BitOperations.PopCount(asked))
            + (Aboutness * title.Covered / Math.Max(1, title.Length))
            + (Lateness * (title.First < 0 ? 1 : Math.Min(1, title.First / FarIn)))
            + (title.StartsWithQuery ? Whole : 0)
            + (Recency / (1 + (float)((newestMs - published) / YearMs)));
        var (lacking, counted) = Lacking(candidate, title);
        score -= Number * Share(counted) * (title.HasOtherNumber ? 2 : 1);
        return new RankedArticle(columns.Ids[document], published, score, (present + Share(found)) / 2)
        {
            Sure = lacking == 0 && (score >= Sureness || (present >= AllOf && terms >= Named)),
            Literal = lacking == 0 && (asked & ~(found | title.Characters)) == 0 && LiteralWords.StandIn(query, columns.Title(document)),
        };
    }

    /// <summary>The numbers of the query that the article has nowhere, and those of them that count something or are years: 斗罗大陆2 is a name.</summary>
    private (ulong All, ulong Counted) Lacking(in Candidate candidate, in TitleMatch title)
    {
        // Without runs of the title: 88 is not the number of 1988, though it stands there.
        var whole = candidate.Letters | title.Numbers;
        var otherwise = title.OtherUnits & ~title.Numbers;
        ulong all = 0, counted = 0;
        foreach (var number in query.Numbers)
        {
            var missing = ((number.Exact ? whole : whole | title.Runs) & number.Digits) != number.Digits;
            if (number.Alone && (missing || (otherwise & number.Digits) != 0))
            {
                all |= number.Digits;
                counted |= missing && (number.Unit != '\0' || number.IsYear(query.Letters)) ? number.Letters : 0;
            }
        }

        return (all, counted);
    }

    private float Share(ulong letters)
    {
        var share = 0f;
        for (var rest = letters; rest != 0; rest &= rest - 1)
        {
            share += shares[BitOperations.TrailingZeroCount(rest)];
        }

        return share;
    }
}
