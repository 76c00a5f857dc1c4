namespace PuyangFabu.Conversation.FollowerCare.Conversations;

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
