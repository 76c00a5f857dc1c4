namespace PuyangFabu.Webhook.Inbox;

/// <summary>A kept message or event of one follower.</summary>
public sealed record InboxItem
{
    /// <summary>The MsgType, or for an event <c>event:</c> and its name.</summary>
    public required string Kind { get; init; }

    public required long ReceivedMs { get; init; }

    /// <summary>The plain XML.</summary>
    public required byte[] Message { get; init; }
}
