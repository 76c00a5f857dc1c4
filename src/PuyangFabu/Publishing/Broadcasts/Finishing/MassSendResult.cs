namespace PuyangFabu.Publishing.Broadcasts.Finishing;

/// <summary>What WeChat reported of a job in MASSSENDJOBFINISH; may be known before the job's id is stored with its part.</summary>
public sealed record MassSendResult
{
    public required string Account { get; init; }

    public required string MsgId { get; init; }

    /// <summary><c>success</c>, <c>failed</c>, <c>refused</c> or <c>unknown</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>As sent, e.g. <c>err(20001)</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The N of <c>err(N)</c>.</summary>
    public long? ErrorCode { get; init; }

    public long? TotalCount { get; init; }

    public long? FilterCount { get; init; }

    public long? SentCount { get; init; }

    public long? ErrorCount { get; init; }

    /// <summary>One a line.</summary>
    public string ArticleUrls { get; init; } = "";

    public long ReceivedMs { get; init; }
}
