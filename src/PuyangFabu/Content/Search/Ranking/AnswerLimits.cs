namespace PuyangFabu.Content.Search.Ranking;

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
