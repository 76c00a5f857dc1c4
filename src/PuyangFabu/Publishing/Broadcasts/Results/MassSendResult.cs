using PuyangFabu.Foundation.Text;
using PuyangFabu.WeChat.Messages;

namespace PuyangFabu.Publishing.Broadcasts.Results;

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

    public const string Success = "success";
    public const string Failed = "failed";
    public const string Refused = "refused";
    public const string Unknown = "unknown";

    private const int LongestStatus = 100;

    public static MassSendResult Of(MassSendFinishedEvent finished, string account, string msgId, long receivedMs) => new()
    {
        Account = account,
        MsgId = msgId,
        Outcome = finished.Status.Outcome switch
        {
            MassSendOutcome.Success => Success,
            MassSendOutcome.Failed => Failed,
            MassSendOutcome.Refused => Refused,
            _ => Unknown,
        },
        Status = WholeCharacters.Prefix(finished.Status.Text, LongestStatus),
        ErrorCode = finished.Status.ErrorCode,
        TotalCount = finished.TotalCount,
        FilterCount = finished.FilterCount,
        SentCount = finished.SentCount,
        ErrorCount = finished.ErrorCount,
        ArticleUrls = string.Join('\n', finished.ArticleUrls.OrderBy(static url => url.ArticleIndex).Select(static url => url.Url)),
        ReceivedMs = receivedMs,
    };
}
