namespace PuyangFabu.Webhook.Inbox;

/// <summary>Whose a row is.</summary>
public sealed record InboxSender
{
    public required long Id { get; init; }

    public required string Account { get; init; }

    public required string OpenId { get; init; }
}
