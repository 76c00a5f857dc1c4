namespace PuyangFabu.Conversation.Replies.Searching;

/// <summary>A follower's last list, so that 更多 goes on and a number opens an entry.</summary>
public sealed record SearchSession
{
    /// <summary>The words that were searched; empty for a list that no search made.</summary>
    public required string Query { get; init; }

    /// <summary>How many hits the follower has been shown.</summary>
    public long NextOffset { get; init; }

    /// <summary>The articles that the follower has been shown, in their order; the first is number 1.</summary>
    public IReadOnlyList<long> Shown { get; init; } = [];
}
