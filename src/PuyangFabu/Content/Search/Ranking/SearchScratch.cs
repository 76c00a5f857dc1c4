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
