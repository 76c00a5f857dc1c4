namespace PuyangFabu.Conversation.Replies.Rules;

/// <summary>What a follower would get for some words, and why.</summary>
public sealed record ReplyTrialResult
{
    public required ReplyPreview Reply { get; init; }

    /// <summary><c>danger</c>, <c>rule</c>, <c>board</c>, <c>directory</c>, <c>greeting</c>, <c>search</c>, <c>default</c> or <c>unsupported</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Why this and nothing else, for people.</summary>
    public required string Why { get; init; }

    /// <summary>The rule that answers; null when none does.</summary>
    public TriedRule? Winner { get; init; }

    /// <summary>The rules that the words meet too, and why each does not answer; the nearest first.</summary>
    public required IReadOnlyList<TriedRule> Losers { get; init; }
}
