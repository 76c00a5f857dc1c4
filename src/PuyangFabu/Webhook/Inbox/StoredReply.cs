namespace PuyangFabu.Webhook.Inbox;

/// <summary>The reply that stands in the inbox for a message.</summary>
/// <param name="Xml">Plain XML, or null for <c>success</c>.</param>
/// <param name="Repeated">True when an earlier delivery, perhaps on another node, had stored it.</param>
public readonly record struct StoredReply(byte[]? Xml, bool Repeated)
{
    /// <summary>The message was not stored: its signature stands for another body, or the account takes no plain ones.</summary>
    public static StoredReply Refused { get; } = new() { IsRefused = true };

    public bool IsRefused { get; private init; }
}
