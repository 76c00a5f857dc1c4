using PuyangFabu.Sandbox.Replies;

namespace PuyangFabu.Sandbox.Deliveries;

/// <summary>One message on its way from a follower to the account, with all its requests.</summary>
internal sealed record Delivery
{
    /// <summary>Counts up from 1 within the sandbox.</summary>
    public required long Id { get; init; }

    public required string Account { get; init; }

    public required string OpenId { get; init; }

    /// <summary>What the follower did, in one line.</summary>
    public required string Label { get; init; }

    /// <summary>As text, for it is beyond what a page's numbers hold; null for events.</summary>
    public required string? MsgId { get; init; }

    /// <summary>The delivery whose message this one carries again, null for a new message.</summary>
    public long? RepeatOf { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DeliveryPlan Plan { get; init; }

    /// <summary>The message before encryption.</summary>
    public required string InnerXml { get; init; }

    public DeliveryOutcome Outcome { get; init; }

    public IReadOnlyList<DeliveryAttempt> Attempts { get; init; } = [];

    /// <summary>What the platform, or a careful reader, has to say about the answer.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The winning answer after decryption, to hold a repeat's answer against.</summary>
    public string? Reply { get; init; }

    /// <summary>What the follower did; decides what the platform allows as a reply.</summary>
    internal required CallbackMessage Message { get; init; }
}
