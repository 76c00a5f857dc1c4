using Lucene.Net.Index;
using Lucene.Net.Search;
using PuyangFabu.Content.Search.Indexing;

namespace PuyangFabu.Content.Search.Ranking;

/// <summary>First stage of a search: the articles that have terms of the query, by BM25 with exact lengths.</summary>
internal static class CandidateFinder
{
    /// <summary>
    /// How many entries of postings a search reads: the bound on its time. Rare terms come first and decide; with three times
    /// as much, or a third of it, the measure of <c>search-quality</c> is the same.
    /// </summary>
    private const int MostPostings = 10_000;

    /// <summary>Single characters are in every tenth title; read are only rare ones. Titles that have the others are still told apart in the second stage. Reading all takes half as long again and gains nothing.</summary>
    private const int MostOfCharacter = 1_000;

    /// <summary>BM25's k1 for titles: a word twice in a title says little more. MRR -0.2 at 1.2, -0.1 at 0.3.</summary>
    private const float TitleSaturation = 0.6f;

    /// <summary>BM25's k1 for keywords, digest and body, where how often is also where (<see cref="IndexFields"/>).</summary>
    private const float MoreSaturation = 4f;

    /// <summary>BM25's b: a word in a short title says more. MRR -0.2 at 0, -0.1 at 0.6.</summary>
    private const float LengthWeight = 0.3f;

    /// <summary>A word in the other texts against one in the title.</summary>
    private const float MoreWeight = 0.5f;

    /// <summary>Counts how many articles have each term of the query; gives the postings worth reading.</summary>
    public static void Count(SearchQuery query, SegmentCursor[] cursors, List<TermPostings> postings)
    {
        postings.Clear();
        for (var number = 0; number < query.Terms.Length; number++)
        {
            ref var term = ref query.Terms[number];
            term.Titles = Count(query, number, inTitle: true, cursors, postings);
            if (IndexFields.FindsMore(term.Kind))
            {
                Count(query, number, inTitle: false, cursors, postings);
            }
        }
    }

    /// <summary>Adds up what the terms are worth to each article, the rarest terms first until the budget is used.</summary>
    public static void Find(SearchQuery query, List<TermPostings> postings, IndexSnapshot snapshot, SegmentCursor[] cursors, CandidateScores scores)
    {
        scores.Begin(snapshot.Reader.MaxDoc);
        postings.Sort(static (left, right) => left.Articles.CompareTo(right.Articles));
        var budget = MostPostings;
        foreach (var list in postings)
        {
            var spare = budget == MostPostings;
            if (!spare && list.Articles > budget)
            {
                return;
            }

            if (spare || query.Terms[list.Term].Kind != TermKind.Character || list.Articles <= MostOfCharacter)
            {
                budget -= list.Articles;
                Read(query, list, snapshot, cursors, scores);
            }
        }
    }

    private static int Count(SearchQuery query, int number, bool inTitle, SegmentCursor[] cursors, List<TermPostings> postings)
    {
        var bytes = query.Bytes(query.Terms[number]);
        var articles = 0;
        var segments = 0UL;
        for (var segment = 0; segment < cursors.Length; segment++)
        {
            var count = cursors[segment].Count(inTitle, bytes);
            articles += count;
            segments |= count > 0 ? 1UL << Math.Min(segment, 63) : 0;
        }

        if (articles > 0)
        {
            postings.Add(new TermPostings(number, inTitle, articles, segments));
        }

        return articles;
    }

    private static void Read(SearchQuery query, TermPostings list, IndexSnapshot snapshot, SegmentCursor[] cursors, CandidateScores scores)
    {
        ref readonly var term = ref query.Terms[list.Term];
        var worth = TermWeights.Of(query, term) * TermWeights.Idf(snapshot.Reader.MaxDoc, list.Articles);
        var score = new TermScore
        {
            Worth = list.InTitle ? worth : MoreWeight * worth,
            Letters = term.Kind == TermKind.Character ? 0 : term.Letters,
            Saturation = list.InTitle ? TitleSaturation : MoreSaturation,
            LengthWeight = LengthWeight / (list.InTitle ? snapshot.AverageTitleLength : snapshot.AverageMoreLength),
        };
        var bytes = query.Bytes(term);
        for (var segment = 0; segment < cursors.Length; segment++)
        {
            if (list.In(segment) && cursors[segment].Articles(list.InTitle, bytes) is { } articles)
            {
                var columns = snapshot.Columns[segment];
                Read(articles, score, list.InTitle ? columns.TitleLengths : columns.MoreLengths, snapshot.FirstDocuments[segment], scores);
            }
        }
    }

    private static void Read(DocsEnum articles, in TermScore term, short[] lengths, int first, CandidateScores scores)
    {
        var best = term.Worth * (term.Saturation + 1);
        var constant = term.Saturation * (1 - LengthWeight);
        var perLetter = term.Saturation * term.LengthWeight;
        for (var article = articles.NextDoc(); article != DocIdSetIterator.NO_MORE_DOCS; article = articles.NextDoc())
        {
            float frequency = articles.Freq;
            scores.Add(first + article, best * frequency / (frequency + constant + (perLetter * lengths[article])), term.Letters);
        }
    }

    /// <summary>What finding a term adds to an article.</summary>
    private readonly record struct TermScore
    {
        public float Worth { get; init; }

        public ulong Letters { get; init; }

        /// <summary>BM25's k1: how much more often says more.</summary>
        public float Saturation { get; init; }

        /// <summary>BM25's b, for each letter of the text.</summary>
        public float LengthWeight { get; init; }
    }
}
