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
    public IReadOnlyList<ReplyFinding> Findings { get; init; } = [];

    /// <summary>The winning answer after decryption, to hold a repeat's answer against.</summary>
    public string? Reply { get; init; }

    /// <summary>What the follower did; decides what the platform allows as a reply.</summary>
    internal required CallbackMessage Message { get; init; }
}

/// <summary>How a delivery ended for the follower.</summary>
public enum DeliveryOutcome
{
    /// <summary>Still on its way.</summary>
    Pending,

    /// <summary>A reply was shown.</summary>
    Replied,

    /// <summary><c>success</c> or nothing: no reply is wanted.</summary>
    Silent,

    /// <summary>The answer was malformed.</summary>
    Malformed,

    /// <summary>No try was answered in time with status 200.</summary>
    Unanswered,
}

/// <summary>One request of a delivery, with the bytes both ways as the drawer shows them.</summary>
public sealed record DeliveryAttempt
{
    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required AttemptState State { get; init; }

    /// <summary>From the start of the request to its answer, close or failure; null while it waits.</summary>
    public double? ElapsedMs { get; init; }

    /// <summary>Whether this attempt's answer is the one the follower got.</summary>
    public bool Won { get; init; }

    public required string RequestLine { get; init; }

    public required IReadOnlyList<HeaderLine> RequestHeaders { get; init; }

    public required string RequestBody { get; init; }

    public required int RequestBytes { get; init; }

    /// <summary>E.g. <c>HTTP/1.1 200 OK</c>; null without an answer.</summary>
    public string? StatusLine { get; init; }

    public IReadOnlyList<HeaderLine> ResponseHeaders { get; init; } = [];

    public string? ResponseBody { get; init; }

    public int? ResponseBytes { get; init; }

    /// <summary>The answer after decryption, when it was encrypted and could be opened.</summary>
    public string? ResponseInner { get; init; }

    /// <summary>Why it failed or was closed, in Chinese.</summary>
    public string? Trouble { get; init; }
}

/// <summary>Where one request of a delivery stands.</summary>
public enum AttemptState
{
    /// <summary>Sent, the answer is awaited.</summary>
    Waiting,

    /// <summary>A whole answer arrived in time, whatever it says.</summary>
    Answered,

    /// <summary>The platform closed the connection; an answer that comes now is lost.</summary>
    Closed,

    /// <summary>No connection, or it broke before the answer was whole.</summary>
    Failed,
}
