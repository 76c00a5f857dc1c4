namespace PuyangFabu.Webhook.Inbox;

/// <summary>When a row was received.</summary>
public sealed record InboxMoment
{
    public required long Id { get; init; }

    public required long ReceivedMs { get; init; }
}
