namespace PuyangFabu.Conversation.Replies.Unanswered;

/// <summary>Words that followers sent and nothing answered, for the editors to write a rule or an article for.</summary>
public sealed record UnansweredWords
{
    public required string Account { get; init; }

    public required string Words { get; init; }

    /// <summary>How often they were sent.</summary>
    public required long Times { get; init; }

    public required long FirstMs { get; init; }

    public required long LastMs { get; init; }
}
