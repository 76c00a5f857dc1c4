using PuyangFabu.Content.Search;
using PuyangFabu.Conversation.Replies.Rules;
using PuyangFabu.Foundation.Text;
using PuyangFabu.Foundation.Text.Pinyin;

namespace PuyangFabu.Conversation.Replies.Matching;

/// <summary>All rules at one moment with what was made of them. Immutable.</summary>
public sealed class RuleBook(IReadOnlyList<ReplyRule> rules)
{
    // Only editors ask for overlaps; what answers followers does not wait for the table.
    private readonly Lazy<RuleOverlapIndex> overlaps = new(() => new RuleOverlapIndex(rules));

    // Only messages that nothing answers as they are ask for these.
    private readonly Lazy<HashSet<string>> keywords = new(() => rules
        .Where(static rule => rule.Enabled && rule.Match == ReplyMatch.Exact)
        .SelectMany(KeywordForm.AllOf)
        .ToHashSet(StringComparer.Ordinal));

    public static RuleBook Empty { get; } = new([]);

    /// <summary>Every rule, switched off ones too, by id.</summary>
    public IReadOnlyList<ReplyRule> Rules { get; } = rules;

    public ReplyRuleMatcher Matcher { get; } = new(rules);

    /// <summary>The exact keywords that words typed as pinyin say (公积金 for gjj).</summary>
    /// <param name="words">Normalised; the rules do not answer them as they are.</param>
    public IEnumerable<string> Spoken(string words) =>
        PinyinPattern.Of(ExactForm.Bare(words).ToString()).SelectMany(pattern => keywords.Value.Where(keyword => pattern.Is(keyword)));

    /// <summary>The exact keywords that a question is about (公交车 in 公交车几点发车), the likeliest first.</summary>
    /// <inheritdoc cref="Spoken"/>
    public IEnumerable<string> Cores(string words) => QuestionCore.Of(words).Where(keywords.Value.Contains);

    /// <summary>The enabled rules that a text could meet together with this one; none for a rule that is switched off.</summary>
    public IReadOnlyList<RuleOverlap> OverlapsOf(ReplyRule rule) => overlaps.Value.Find(rule);
}
