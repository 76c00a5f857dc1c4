using PuyangFabu.Conversation.Replies.Matching;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Conversation.Replies.Rules;

/// <summary>Finds the enabled rules that share words with a rule; made once for all rules, quick for each.</summary>
internal sealed class RuleOverlapIndex
{
    /// <summary>A keyword such as a single common character is in everything; nobody reads on after this many.</summary>
    public const int MostOverlaps = 50;

    private readonly Dictionary<string, RankedKeyword[]> exact;
    private readonly Dictionary<string, RankedKeyword[]>.AlternateLookup<ReadOnlySpan<char>> contained;

    /// <summary>By the keyword without blanks: a text that meets an exact rule may have them anywhere, see <see cref="ExactForm"/>.</summary>
    private readonly Dictionary<string, RankedKeyword[]>.AlternateLookup<ReadOnlySpan<char>> containedClosed;
    private readonly KeywordScan exactScan;
    private readonly KeywordScan containedScan;

    public RuleOverlapIndex(IEnumerable<ReplyRule> rules)
    {
        var keywords = (from rule in rules where rule.Enabled from text in KeywordForm.AllOf(rule) select new RankedKeyword(text, rule))
            .ToLookup(static keyword => keyword.Rule.Match);
        exact = ByText(keywords[ReplyMatch.Exact], static text => text);
        contained = ByText(keywords[ReplyMatch.Contains], static text => text).GetAlternateLookup<ReadOnlySpan<char>>();
        containedClosed = ByText(keywords[ReplyMatch.Contains], Closed).GetAlternateLookup<ReadOnlySpan<char>>();
        exactScan = new KeywordScan(keywords[ReplyMatch.Exact]);
        containedScan = new KeywordScan(keywords[ReplyMatch.Contains]);
    }

    /// <summary>One overlap for each other rule, those that silence a keyword first; at most <see cref="MostOverlaps"/>.</summary>
    public IReadOnlyList<RuleOverlap> Find(ReplyRule rule) => !rule.Enabled
        ? []
        :
        [
            .. KeywordForm.AllOf(rule)
                .SelectMany(text => Meeting(rule.Match, text).Select(other => (Own: new RuleMatch(rule, text), Other: new RuleMatch(other.Rule, other.Text))))
                .Where(pair => pair.Other.Rule.Id != rule.Id && HoldTogether(rule, pair.Other.Rule))
                .Select(static pair => OverlapOf(pair.Own, pair.Other))
                .OrderByDescending(static overlap => overlap.Shadowed)
                .ThenBy(static overlap => overlap.RuleId)
                .DistinctBy(static overlap => overlap.RuleId)
                .Take(MostOverlaps),
        ];

    private static Dictionary<string, RankedKeyword[]> ByText(IEnumerable<RankedKeyword> keywords, Func<string, string> key) => keywords
        .GroupBy(keyword => key(keyword.Text), StringComparer.Ordinal)
        .ToDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal);

    // A text that is an exact keyword, or holds a contained one, meets every contained keyword inside that one too.
    private IEnumerable<RankedKeyword> Meeting(ReplyMatch match, string text) => match == ReplyMatch.Exact
        ? (exact.GetValueOrDefault(text) ?? []).Concat(InsideOf(text, containedClosed))
        : exactScan.Containing(Closed(text)).Concat(InsideOf(text, contained)).Concat(containedScan.Containing(text));

    private static string Closed(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private static List<RankedKeyword> InsideOf(string text, Dictionary<string, RankedKeyword[]>.AlternateLookup<ReadOnlySpan<char>> keywords)
    {
        var inside = new List<RankedKeyword>();
        for (var start = 0; start < text.Length; start++)
        {
            for (var length = 1; length <= text.Length - start; length++)
            {
                if (keywords.TryGetValue(text.AsSpan(start, length), out var found))
                {
                    inside.AddRange(found);
                }
            }
        }

        return inside;
    }

    private static bool HoldTogether(ReplyRule one, ReplyRule other) =>
        (one.FromMs ?? long.MinValue) < (other.UntilMs ?? long.MaxValue) && (other.FromMs ?? long.MinValue) < (one.UntilMs ?? long.MaxValue);

    private static RuleOverlap OverlapOf(RuleMatch own, RuleMatch other)
    {
        var ownWins = RulePrecedence.IsBefore(own, other);
        var (winner, loser) = ownWins ? (own, other) : (other, own);
        var shadowed = winner.Rule.Match == loser.Rule.Match && loser.Keyword.Contains(winner.Keyword, StringComparison.Ordinal) && Covers(winner.Rule, loser.Rule);
        return new RuleOverlap
        {
            RuleId = other.Rule.Id,
            Name = other.Rule.Name,
            Keyword = other.Keyword,
            OwnKeyword = own.Keyword,
            WinnerId = winner.Rule.Id,
            Why = $"{(ownWins ? "由本规则回复" : $"由“{other.Rule.Name}”回复")}：{RulePrecedence.WhyWins(winner, loser)}"
                + (shadowed ? $"；{(ownWins ? "对方" : "本规则")}的“{loser.Keyword}”不再起作用" : ""),
            Shadowed = shadowed,
            ByOrder = RulePrecedence.IsByOrder(winner, loser),
        };
    }

    private static bool Covers(ReplyRule outer, ReplyRule inner) =>
        (outer.FromMs ?? long.MinValue) <= (inner.FromMs ?? long.MinValue) && (outer.UntilMs ?? long.MaxValue) >= (inner.UntilMs ?? long.MaxValue);
}
