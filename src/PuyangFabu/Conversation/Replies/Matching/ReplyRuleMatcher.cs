using PuyangFabu.Conversation.Replies.Rules;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Conversation.Replies.Matching;

/// <summary>
/// Decides which rule answers a text. Immutable, built from all rules at once; a look-up takes time by the length of the
/// text, not by the number of rules, and allocates nothing but a text without its blanks. The order: exact beats contains, then the higher priority,
/// then (for contains) the longer keyword, then the lower id.
/// </summary>
public sealed class ReplyRuleMatcher
{
    private readonly List<RankedKeyword> exact;
    private readonly Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> exactRanks;
    private readonly List<RankedKeyword> contained;
    private readonly WordFinder finder;

    /// <summary>By number of a keyword to <see cref="finder"/>: its places in <see cref="contained"/>, the best first.</summary>
    private readonly int[][] containedRanks;

    /// <param name="rules">All rules; those switched off are left out here, time windows are asked at each look-up.</param>
    public ReplyRuleMatcher(IEnumerable<ReplyRule> rules)
    {
        var enabled = rules.Where(static rule => rule.Enabled).ToList();
        exact =
        [
            .. Keywords(enabled, ReplyMatch.Exact)
                .OrderByDescending(static keyword => keyword.Rule.Priority)
                .ThenBy(static keyword => keyword.Rule.Id),
        ];
        exactRanks = exact
            .Select(static (keyword, rank) => (keyword.Text, Rank: rank))
            .GroupBy(static ranked => ranked.Text, static ranked => ranked.Rank, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        contained =
        [
            .. Keywords(enabled, ReplyMatch.Contains)
                .OrderByDescending(static keyword => keyword.Rule.Priority)
                .ThenByDescending(static keyword => keyword.Text.Length)
                .ThenBy(static keyword => keyword.Rule.Id),
        ];
        var byText = contained.Index().GroupBy(static ranked => ranked.Item.Text, static ranked => ranked.Index, StringComparer.Ordinal).ToList();
        finder = new WordFinder([.. byText.Select(static group => group.Key)]);
        containedRanks = [.. byText.Select(static group => group.ToArray())];
    }

    public static ReplyRuleMatcher Empty { get; } = new([]);

    /// <summary>The rule that answers, or null.</summary>
    /// <param name="normalisedText">What <see cref="SearchText.Normalize(string)"/> made of the follower's text.</param>
    /// <param name="nowMs">UTC milliseconds, for rules with a time window.</param>
    public RuleMatch? Find(string normalisedText, long nowMs) => FindExact(normalisedText, nowMs) ?? FindContained(normalisedText, nowMs);

    // Nearly every text ends at the same place both ways, and is looked up once.
    private RuleMatch? FindExact(string text, long nowMs) => FindKeyword(ExactForm.Closed(text), nowMs)
        ?? (ExactForm.Bare(text).Length < ExactForm.Of(text).Length ? FindKeyword(ExactForm.BareClosed(text), nowMs) : null);

    private RuleMatch? FindKeyword(ReadOnlySpan<char> form, long nowMs)
    {
        if (exactRanks.TryGetValue(form, out var ranks))
        {
            foreach (var rank in ranks)
            {
                if (exact[rank].Rule.HoldsAt(nowMs))
                {
                    return new RuleMatch(exact[rank].Rule, exact[rank].Text);
                }
            }
        }

        return null;
    }

    private RuleMatch? FindContained(string text, long nowMs)
    {
        var best = contained.Count;
        foreach (var (word, _, _) in finder.In(text))
        {
            foreach (var rank in containedRanks[word])
            {
                if (rank >= best || contained[rank].Rule.HoldsAt(nowMs))
                {
                    best = Math.Min(best, rank);
                    break;
                }
            }
        }

        return best == contained.Count ? null : new RuleMatch(contained[best].Rule, contained[best].Text);
    }

    private static IEnumerable<RankedKeyword> Keywords(IEnumerable<ReplyRule> rules, ReplyMatch match) =>
        from rule in rules
        where rule.Match == match
        from text in KeywordForm.AllOf(rule)
        select new RankedKeyword(text, rule);
}
