using PuyangFabu.Foundation.Text;
using PuyangFabu.WeChat.Messages;

namespace PuyangFabu.Publishing.Broadcasts.Finishing;

/// <summary>Reports of finished jobs as they are kept.</summary>
public static class MassSendResults
{
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
