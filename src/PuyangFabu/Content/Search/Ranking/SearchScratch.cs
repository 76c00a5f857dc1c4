namespace PuyangFabu.Content.Search.Ranking;

/// <summary>The working memory of one search, used again by the next: the answer of the webhook must not wait for the garbage of earlier ones.</summary>
internal sealed class SearchScratch
{
    public CandidateScores Scores { get; } = new();

    public List<TermPostings> Postings { get; } = [];

    public List<Candidate> Candidates { get; } = [];

    public List<RankedArticle> Ranked { get; } = [];

    /// <summary>For each character the letters of the query that equal it, one bit each.</summary>
    public ulong[] LettersEqual { get; } = new ulong[char.MaxValue + 1];

    public void NumberLetters(string letters)
    {
        for (var index = 0; index < letters.Length; index++)
        {
            LettersEqual[letters[index]] |= 1UL << index;
        }
    }

    public void ForgetLetters(string letters)
    {
        foreach (var letter in letters)
        {
            LettersEqual[letter] = 0;
        }
    }
}

/// <summary>An article with its place in an answer.</summary>
/// <param name="Id">The article.</param>
/// <param name="PublishedAtMs">Newer first among equals.</param>
/// <param name="Score">How well it answers.</param>
/// <param name="Coverage">How much of the query it has, 0 to 1.</param>
internal readonly record struct RankedArticle(long Id, long PublishedAtMs, float Score, float Coverage)
{
    /// <summary>It answers, and does not merely share words.</summary>
    public bool Sure { get; init; }

    /// <summary>All that is asked stands in its title, see <see cref="LiteralWords"/>.</summary>
    public bool Literal { get; init; }

    /// <summary>Best first; the same on every node, whatever the order in which articles came in.</summary>
    public static int Compare(RankedArticle left, RankedArticle right)
    {
        var order = right.Score.CompareTo(left.Score);
        order = order != 0 ? order : right.PublishedAtMs.CompareTo(left.PublishedAtMs);
        return order != 0 ? order : right.Id.CompareTo(left.Id);
    }
}

/// <summary>The articles that have a term of the query in their title, or in their other texts.</summary>
/// <param name="Term">The number of the term.</param>
/// <param name="InTitle">Whether the title has it or the other texts.</param>
/// <param name="Articles">How many there are: what it costs to read them.</param>
/// <param name="Segments">The segments that have any, one bit each; the last bit stands for all further ones.</param>
internal readonly record struct TermPostings(int Term, bool InTitle, int Articles, ulong Segments)
{
    public bool In(int segment) => (Segments & (1UL << Math.Min(segment, 63))) != 0;
}
