using PuyangFabu.WeChat.Api.Errors;

namespace PuyangFabu.Broadcasts;

/// <summary>What a reported result means for a part.</summary>
public static class PartResult
{
    /// <returns>Null when it says nothing new.</returns>
    public static BroadcastPart? After(BroadcastPart part, MassSendResult result)
    {
        if (part.State is not (PartState.Submitted or PartState.Succeeded or PartState.Failed))
        {
            return null;
        }

        var counted = part with
        {
            TotalCount = result.TotalCount ?? part.TotalCount,
            FilterCount = result.FilterCount ?? part.FilterCount,
            SentCount = result.SentCount ?? part.SentCount,
            ErrorCount = result.ErrorCount ?? part.ErrorCount,
            ArticleUrls = result.ArticleUrls.Length > 0 ? result.ArticleUrls : part.ArticleUrls,
            FinishedMs = part.FinishedMs ?? result.ReceivedMs,
            NextStepMs = BroadcastPart.Never,
        };
        return result.Outcome switch
        {
            MassSendResults.Success => counted with { State = PartState.Succeeded, ErrorCode = null, Problem = "" },
            MassSendResults.Unknown => part.FinishedMs is null ? part with { Problem = $"微信报告的结果无法识别：{result.Status}" } : null,
            _ => counted with
            {
                State = PartState.Failed,
                ErrorCode = result.ErrorCode,
                Problem = ReasonOf(result),
            },
        };
    }

    private static string ReasonOf(MassSendResult result) => result.ErrorCode is not { } code
        ? "微信发送失败，没有说明原因；请到公众平台核对。"
        : MassSendReasons.Find((int)code) is { } reason
            ? $"{reason.Sentence}。{reason.NextStep}"
            : $"微信没有发送，原因代码 {code}；请到公众平台核对。";
}
