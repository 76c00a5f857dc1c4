namespace PuyangFabu.Conversation.Replies.Rules;

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
}
