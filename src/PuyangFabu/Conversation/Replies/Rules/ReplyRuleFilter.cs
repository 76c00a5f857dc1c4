using PuyangFabu.Conversation.Replies.Matching;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Conversation.Replies.Rules;

/// <summary>Which rules a list is to hold; all that is given must fit.</summary>
public sealed record ReplyRuleFilter
{
    /// <summary>In the name or in a keyword, in any spelling.</summary>
    public string? Words { get; init; }

    public ReplyMatch? Match { get; init; }

    public ReplyRuleState? State { get; init; }

    internal bool Holds(ReplyRule rule, RuleBook book) =>
        (Match ?? rule.Match) == rule.Match && HasWords(rule) && State switch
        {
            null => true,
            ReplyRuleState.Enabled => rule.Enabled,
            ReplyRuleState.Disabled => !rule.Enabled && !rule.ToCheck,
            ReplyRuleState.ToCheck => rule.ToCheck,
            _ => book.OverlapsOf(rule).Any(static overlap => overlap.IsMistake),
        };

    private bool HasWords(ReplyRule rule) => SearchText.Normalize(Words ?? "") is var wanted
        && (wanted.Length == 0 || rule.Keywords.Append(rule.Name).Any(text => SearchText.Normalize(text).Contains(wanted, StringComparison.Ordinal)));
}

/// <summary>How a rule stands, for a list.</summary>
public enum ReplyRuleState
{
    Enabled,
    Disabled,

    /// <summary>Of the starter pack, not saved by anybody yet.</summary>
    ToCheck,

    /// <summary>Enabled, and words of it or of another one are answered by neither's design, see <see cref="RuleOverlap.IsMistake"/>.</summary>
    Overlapping,
}
