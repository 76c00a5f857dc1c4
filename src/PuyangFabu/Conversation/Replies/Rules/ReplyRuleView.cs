using PuyangFabu.Conversation.Replies.Matching;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Replies.Rules;

/// <summary>A reply rule as the operators' calls show it and as its versions keep it.</summary>
public sealed record ReplyRuleView
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> Keywords { get; init; }

    public required ReplyMatch Match { get; init; }

    public required long Priority { get; init; }

    public required bool Enabled { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    public required IReadOnlyList<ReplyContent> Replies { get; init; }

    public required bool Sample { get; init; }

    /// <summary>待核对：起步内容里的规则，停用着，核对、改好并保存之后才能启用。</summary>
    public required bool ToCheck { get; init; }

    public required long Revision { get; init; }

    /// <summary>Other enabled rules that meet the same words; null where it is not told.</summary>
    public IReadOnlyList<RuleOverlap>? Overlaps { get; init; }

    /// <summary>What the editor should know but may leave; null where it is not told.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }

    /// <summary>The rule alone, without what depends on others.</summary>
    public static ReplyRuleView Of(ReplyRule rule) => new()
    {
        Id = rule.Id,
        Name = rule.Name,
        Keywords = rule.Keywords,
        Match = rule.Match,
        Priority = rule.Priority,
        Enabled = rule.Enabled,
        From = rule.FromMs is { } from ? UnixMilliseconds.ToChinaTime(from) : null,
        Until = rule.UntilMs is { } until ? UnixMilliseconds.ToChinaTime(until) : null,
        Replies = rule.Replies,
        Sample = rule.Sample,
        ToCheck = rule.ToCheck,
        Revision = rule.Revision,
    };
}

/// <summary>Another enabled rule that a text can meet at the same time and in the same words.</summary>
public sealed record RuleOverlap
{
    /// <summary>The other rule.</summary>
    public required long RuleId { get; init; }

    public required string Name { get; init; }

    /// <summary>The other rule's keyword, normalised.</summary>
    public required string Keyword { get; init; }

    /// <summary>This rule's keyword, normalised.</summary>
    public required string OwnKeyword { get; init; }

    /// <summary>Id of the rule that answers where both are met.</summary>
    public required long WinnerId { get; init; }

    /// <summary>Why it does, for people.</summary>
    public required string Why { get; init; }

    /// <summary>True when the loser's keyword never answers any more, because every text with it meets the winner too.</summary>
    public required bool Shadowed { get; init; }

    /// <summary>True when nothing but the order in which the rules were made decides.</summary>
    public required bool ByOrder { get; init; }

    /// <summary>True where an editor has something to mend; otherwise the two share their words by design, a narrow rule before a wide one.</summary>
    public bool IsMistake => Shadowed || ByOrder;
}
