namespace PuyangFabu.Conversation.Replies.Matching;

/// <summary>Which of two rules that a text meets answers, and why: the order of <see cref="ReplyRuleMatcher"/> in words.</summary>
public static class RulePrecedence
{
    /// <summary>Negative when the first one answers, 0 for the same rule.</summary>
    public static int Compare(RuleMatch first, RuleMatch second) => Decide(first, second) switch
    {
        Ground.Match => first.Rule.Match == ReplyMatch.Exact ? -1 : 1,
        Ground.Priority => second.Rule.Priority.CompareTo(first.Rule.Priority),
        Ground.Length => second.Keyword.Length.CompareTo(first.Keyword.Length),
        _ => first.Rule.Id.CompareTo(second.Rule.Id),
    };

    /// <summary>True when the first one answers.</summary>
    public static bool IsBefore(RuleMatch first, RuleMatch second) => Compare(first, second) < 0;

    /// <summary>Whether nothing but the order in which they were made says which of the two answers: nobody meant that.</summary>
    public static bool IsByOrder(RuleMatch first, RuleMatch second) => Decide(first, second) == Ground.Id;

    /// <summary>Why the winner answers, for people.</summary>
    public static string WhyWins(RuleMatch winner, RuleMatch loser) => Decide(winner, loser) switch
    {
        Ground.Match => "全等匹配先于包含匹配",
        Ground.Priority => $"优先级 {winner.Rule.Priority} 高于 {loser.Rule.Priority}",
        Ground.Length => $"关键词“{winner.Keyword}”比“{loser.Keyword}”长",
        _ => $"其他都相同，编号小的先（{winner.Rule.Id} 先于 {loser.Rule.Id}）",
    };

    /// <summary>Why the loser does not answer, for people.</summary>
    public static string WhyLoses(RuleMatch winner, RuleMatch loser) => Decide(winner, loser) switch
    {
        Ground.Match => "包含匹配次于全等匹配",
        Ground.Priority => $"优先级低（{loser.Rule.Priority} 低于 {winner.Rule.Priority}）",
        Ground.Length => $"关键词较短（“{loser.Keyword}”短于“{winner.Keyword}”）",
        _ => $"其他都相同，编号较大（{loser.Rule.Id} 后于 {winner.Rule.Id}）",
    };

    private static Ground Decide(RuleMatch first, RuleMatch second) =>
        first.Rule.Match != second.Rule.Match ? Ground.Match
        : first.Rule.Priority != second.Rule.Priority ? Ground.Priority
        : first.Rule.Match == ReplyMatch.Contains && first.Keyword.Length != second.Keyword.Length ? Ground.Length
        : Ground.Id;

    private enum Ground
    {
        Match,
        Priority,
        Length,
        Id,
    }
}
