namespace PuyangFabu.Conversation.FollowerCare.Conversations;

/// <summary>A message that an operator sent to a follower.</summary>
public sealed record FollowerMessage
{
    public long Id { get; init; }

    public required string Account { get; init; }

    public required string OpenId { get; init; }

    public long? OperatorId { get; init; }

    public required string OperatorName { get; init; }

    /// <summary>The text; of a card its title; empty for a picture.</summary>
    public required string Words { get; init; }

    /// <summary>One of <see cref="MessageState"/>.</summary>
    public required string State { get; init; }

    public required long SentMs { get; init; }

    /// <summary>The article whose card it is; null for a text.</summary>
    public long? ArticleId { get; init; }

    /// <summary>Address of the picture that it is; empty for anything else.</summary>
    public string Picture { get; init; } = "";

    /// <summary>Why it failed or is unknown.</summary>
    public string Problem { get; init; } = "";
}

/// <summary>What became of a message to a follower; the names are stored.</summary>
public static class MessageState
{
    /// <summary>The call is under way.</summary>
    public const string Sending = "sending";
    public const string Sent = "sent";

    /// <summary>WeChat refused it, or it certainly did not leave.</summary>
    public const string Failed = "failed";

    /// <summary>No answer: it may have arrived. It is never sent again by itself.</summary>
    public const string Unknown = "unknown";
}
