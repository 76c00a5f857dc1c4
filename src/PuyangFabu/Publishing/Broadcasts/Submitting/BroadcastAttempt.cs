namespace PuyangFabu.Publishing.Broadcasts.Submitting;

/// <summary>One call that hands a part to WeChat. Written before the call; without an end nobody knows what came of it.</summary>
public sealed record BroadcastAttempt
{
    public long Id { get; init; }

    public required long BroadcastId { get; init; }

    public required long PartPosition { get; init; }

    /// <summary>From 1, of the part.</summary>
    public required long Number { get; init; }

    public required long StartedMs { get; init; }

    public long? EndedMs { get; init; }

    /// <summary><c>accepted</c>, <c>existed</c>, <c>refused</c>, <c>notSent</c>, <c>noAnswer</c>; empty while open.</summary>
    public string Outcome { get; init; } = "";

    public long? ErrorCode { get; init; }

    public string MsgId { get; init; } = "";

    public string Problem { get; init; } = "";
}
