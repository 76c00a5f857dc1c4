namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>One job at WeChat: the whole broadcast, or the openids of a list that fit into one call.</summary>
public sealed record BroadcastPart
{
    /// <summary><see cref="NextStepMs"/> of a part with which nothing is to be done by itself.</summary>
    public const long Never = long.MaxValue;

    public long Id { get; init; }

    public long BroadcastId { get; init; }

    /// <summary>From 0.</summary>
    public long Position { get; init; }

    /// <summary>The key under which WeChat takes this part at most once; never changes.</summary>
    public required string ClientMsgId { get; init; }

    /// <summary>One of <see cref="PartState"/>.</summary>
    public required string State { get; init; }

    /// <summary>openids in it; null for all or a tag.</summary>
    public long? Recipients { get; init; }

    /// <summary>What is sent under the key: the draft's or picture's id. Written before the first call, the same in every later one.</summary>
    public string MediaId { get; init; } = "";

    /// <summary>The approved content hash that <see cref="MediaId"/> was made of.</summary>
    public string MediaHash { get; init; } = "";

    public long Attempts { get; init; }

    public long? FirstAttemptMs { get; init; }

    /// <summary>Until then the process that claimed it may still be in the call.</summary>
    public long? LeaseUntilMs { get; init; }

    /// <summary>Nothing is done with it before.</summary>
    public long NextStepMs { get; init; }

    /// <summary>How often WeChat was asked what became of it.</summary>
    public long Polls { get; init; }

    /// <summary>The job at WeChat; empty until known.</summary>
    public string MsgId { get; init; } = "";

    public string MsgDataId { get; init; } = "";

    /// <summary>WeChat's errcode, or the N of <c>err(N)</c>.</summary>
    public long? ErrorCode { get; init; }

    /// <summary>What went wrong and what to do, in Chinese.</summary>
    public string Problem { get; init; } = "";

    public long? TotalCount { get; init; }

    public long? FilterCount { get; init; }

    public long? SentCount { get; init; }

    public long? ErrorCount { get; init; }

    /// <summary>Addresses of the sent articles, one a line; WeChat may leave them out.</summary>
    public string ArticleUrls { get; init; } = "";

    public long? SubmittedMs { get; init; }

    public long? FinishedMs { get; init; }

    /// <summary>WeChat has its content under a known job.</summary>
    public static bool IsRecallable(BroadcastPart part) => part is { MsgId.Length: > 0, State: PartState.Submitted or PartState.Succeeded };

    /// <summary>Nobody knows what became of it, or nobody can ask any more.</summary>
    public static bool IsUnresolved(BroadcastPart part) =>
        part.State == PartState.Unknown || part is { State: PartState.Submitted, NextStepMs: BroadcastPart.Never };

    /// <summary>WeChat certainly took nothing of it: the same key may be used once more.</summary>
    public static bool IsSendableAgain(BroadcastPart part) => part is { State: PartState.Failed, FirstAttemptMs: null, MsgId: "" };

    /// <summary>WeChat does not have it.</summary>
    public static bool IsStoppable(BroadcastPart part) => part.State == PartState.Waiting;
}

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
