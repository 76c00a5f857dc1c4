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
}
