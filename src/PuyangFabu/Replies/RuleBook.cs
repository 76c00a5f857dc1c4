namespace PuyangFabu.Replies;

/// <summary>All rules at one moment with what was made of them. Immutable.</summary>
public sealed class RuleBook(IReadOnlyList<ReplyRule> rules)
{
    // Only editors ask for overlaps; what answers followers does not wait for the table.
    private readonly Lazy<RuleOverlapIndex> overlaps = new(() => new RuleOverlapIndex(rules));

    public static RuleBook Empty { get; } = new([]);

    /// <summary>Every rule, switched off ones too, by id.</summary>
    public IReadOnlyList<ReplyRule> Rules { get; } = rules;

    public ReplyRuleMatcher Matcher { get; } = new(rules);

    /// <summary>The enabled rules that a text could meet together with this one; none for a rule that is switched off.</summary>
    public IReadOnlyList<RuleOverlap> OverlapsOf(ReplyRule rule) => overlaps.Value.Find(rule);
}
