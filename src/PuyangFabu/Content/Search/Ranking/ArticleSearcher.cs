using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace PuyangFabu.Content.Search.Ranking;

/// <summary>Answers queries on a snapshot: candidates by their terms, then their titles compared letter by letter.</summary>
internal sealed class ArticleSearcher
{
    /// <summary>How many candidates are compared in full, and so how long an answer is at most. With 200 nothing is gained, with 60 MRR loses 0.1.</summary>
    private const int Depth = 100;

    /// <summary>An article that has the synonym against one that has the word.</summary>
    private const float SynonymWeight = 0.9f;

    /// <summary>How many somebody sees at once: whoever reads his words in one of them has found them, also below one that lacks the number.</summary>
    private const int Listed = 8;

    private readonly ConcurrentBag<SearchScratch> idle = [];

    /// <summary>Answers a query, asked in several forms that mean the same; the first is what somebody typed.</summary>
    /// <param name="nowMs">UTC milliseconds; what is to appear later is not found.</param>
    public FoundArticles Search(IndexSnapshot snapshot, IReadOnlyList<string> variants, AnswerLimits limits, long nowMs, int skip, int take)
    {
        var scratch = idle.TryTake(out var used) ? used : new SearchScratch();
        var cursors = snapshot.RentCursors();
        scratch.Ranked.Clear();
        for (var variant = 0; variant < variants.Count; variant++)
        {
            Rank(new SearchQuery(variants[variant]), variant == 0 ? 1 : SynonymWeight, limits, nowMs, snapshot, cursors, scratch);
        }

        KeepAnswers(scratch.Ranked, limits, variants.Count > 1);
        var page = Page(CollectionsMarshal.AsSpan(scratch.Ranked), skip, take);

        // Not in a finally: what an exception left half used is not used again.
        snapshot.ReturnCursors(cursors);
        idle.Add(scratch);
        return page;
    }

    private static void Rank(SearchQuery query, float weight, AnswerLimits limits, long nowMs, IndexSnapshot snapshot, SegmentCursor[] cursors, SearchScratch scratch)
    {
        if ((query.All & ~query.Fillers) == 0)
        {
            // Nothing is asked: marks, emoji, 你好.
            return;
        }

        CandidateFinder.Count(query, cursors, scratch.Postings);
        CandidateFinder.Find(query, scratch.Postings, snapshot, cursors, scratch.Scores);
        scratch.Scores.Take(Depth, scratch.Candidates);

        Span<float> shares = stackalloc float[SearchQuery.LongestQuery];
        TermWeights.Letters(query, snapshot.Reader.MaxDoc, shares);
        var total = TermWeights.Total(query, snapshot.Reader.MaxDoc);
        scratch.NumberLetters(query.Letters);
        var relevance = new Relevance(query, scratch.LettersEqual, shares, total, Math.Min(snapshot.NewestMs, nowMs));
        foreach (ref readonly var candidate in CollectionsMarshal.AsSpan(scratch.Candidates))
        {
            var segment = snapshot.SegmentOf(candidate.Document);
            var (columns, document) = (snapshot.Columns[segment], candidate.Document - snapshot.FirstDocuments[segment]);
            if (columns.PublishedAtMs[document] > nowMs)
            {
                continue;
            }

            var article = relevance.Rank(candidate, columns, document);
            if (article.Coverage >= limits.Coverage)
            {
                scratch.Ranked.Add(article with { Score = weight * article.Score, Coverage = weight * article.Coverage });
            }
        }

        scratch.ForgetLetters(query.Letters);
    }

    private static void KeepAnswers(List<RankedArticle> ranked, AnswerLimits limits, bool severalVariants)
    {
        var best = 0f;
        foreach (ref readonly var article in CollectionsMarshal.AsSpan(ranked))
        {
            best = Math.Max(best, article.Coverage);
        }

        var least = limits.AgainstBest * best;
        ranked.RemoveAll(article => article.Coverage < least);
        ranked.Sort(RankedArticle.Compare);
        if (severalVariants)
        {
            var seen = new HashSet<long>();
            ranked.RemoveAll(article => !seen.Add(article.Id));
        }
    }

    private static FoundArticles Page(ReadOnlySpan<RankedArticle> answers, int skip, int take)
    {
        var page = answers[Math.Min(skip, answers.Length)..];
        var hits = new SearchHit[Math.Min(take, page.Length)];
        for (var index = 0; index < hits.Length; index++)
        {
            hits[index] = new SearchHit(page[index].Id, page[index].Score);
        }

        return new FoundArticles(hits, answers.Length) { Sure = (answers.Length > 0 && answers[0].Sure) || AnyLiteral(answers[..Math.Min(answers.Length, Listed)]) };
    }

    private static bool AnyLiteral(ReadOnlySpan<RankedArticle> answers)
    {
        foreach (ref readonly var article in answers)
        {
            if (article.Literal)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>What an article must have of a query to be an answer, so that a question nothing answers gets none.</summary>
/// <param name="Coverage">How much of the query, by worth, from 0 to 1; a letter counts half when it is not in a run.</param>
/// <param name="AgainstBest">How much of what the best answer has.</param>
internal readonly record struct AnswerLimits(float Coverage, float AgainstBest)
{
    /// <summary>
    /// For what somebody asks. The coverage costs R@1 0.1 and MRR 0.3, but asked for things that 500 headlines have
    /// nothing about, it answers nothing 93 times of 100 (at 0.3 86 times, without it 7 times). The other limit costs
    /// MRR 0.1 and keeps what merely shares a word out of a list that has the thing itself.
    /// </summary>
    public static AnswerLimits Query { get; } = new(0.4f, 0.6f);

    /// <summary>For a title that looks for others like it: they share a topic, not every word.</summary>
    public static AnswerLimits Related { get; } = new(0.2f, 0);
}
