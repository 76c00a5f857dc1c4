using PuyangFabu.Conversation.Replies.Rules;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Conversation.Replies.Matching;

/// <summary>All rules that some words meet, switched off ones and those out of their time too, each with why it does not answer.</summary>
internal static class RuleContest
{
    /// <param name="text">Normalised.</param>
    /// <param name="first">The rule that comes first; null when the words meet none that holds now.</param>
    /// <param name="answers">False when the first one has nothing to show now, so that it does not answer either.</param>
    public static IReadOnlyList<TriedRule> Losers(IEnumerable<ReplyRule> rules, string text, RuleMatch? first, bool answers, long nowMs) =>
    [
        .. rules
            .Where(rule => !answers || rule.Id != first?.Rule.Id)
            .Select(rule => BestMatch(rule, text))
            .OfType<RuleMatch>()
            .Select(match => (Match: match, Out: OutReason(match.Rule, nowMs)))
            .OrderBy(static met => met.Out is not null)
            .ThenBy(static met => met.Match, Comparer<RuleMatch>.Create(RulePrecedence.Compare))
            .Select(met => TriedRule.Of(met.Match, met.Out ?? WhyNot(met.Match, first))),
    ];

    private static string WhyNot(RuleMatch match, RuleMatch? first) =>
        first is { } winner && winner.Rule.Id != match.Rule.Id
            ? RulePrecedence.WhyLoses(winner, match)
            : "排在第一，但它的回复现在都无法显示（稿件没有发布，或栏目已隐藏）";

    private static RuleMatch? BestMatch(ReplyRule rule, string text)
    {
        var met = rule.Match == ReplyMatch.Exact
            ? KeywordForm.AllOf(rule).FirstOrDefault(form => ExactForm.Is(text, form))
            : KeywordForm.AllOf(rule).Where(form => text.Contains(form, StringComparison.Ordinal)).MaxBy(static form => form.Length);
        return met is null ? null : new RuleMatch(rule, met);
    }

    private static string? OutReason(ReplyRule rule, long nowMs) =>
        !rule.Enabled ? "已停用"
        : rule.FromMs > nowMs ? "不在有效期（还没到）"
        : rule.UntilMs <= nowMs ? "不在有效期（已经过了）"
        : null;
}
