namespace PuyangFabu.Conversation.Replies.Rules;

/// <summary>Words to try on the rules as if a follower had sent them.</summary>
public sealed record ReplyTrialInput
{
    public string? Text { get; init; }

    /// <summary>Slug of the account they would be sent to; the default account when left out.</summary>
    public string? Account { get; init; }
}
