using PuyangFabu.WeChat.Api.Errors;
using PuyangFabu.WeChat.Api.Mass;

namespace PuyangFabu.Broadcasts;

/// <summary>
/// What a reported result, and what WeChat says when it is asked, mean for a part. A report comes from outside, and says no more
/// than that it is time to ask: by itself it turns nothing to failed, and takes back nothing that is known.
/// </summary>
public static class PartResult
{
    /// <param name="askMs">When WeChat is asked should the report contradict what is known, UTC milliseconds.</param>
    /// <returns>Null when it says nothing new.</returns>
    public static BroadcastPart? After(BroadcastPart part, MassSendResult result, long askMs)
    {
        if (part.State is not (PartState.Submitted or PartState.Succeeded or PartState.Failed))
        {
            return null;
        }

        if (result.Outcome == MassSendResults.Unknown)
        {
            return part.FinishedMs is null ? part with { Problem = $"微信报告的结果无法识别：{result.Status}" } : null;
        }

        var reported = StateOf(result);
        return (reported == part.State || (reported, part.State) == (PartState.Succeeded, PartState.Submitted)) && !Contradicts(part, result)
            ? Counted(part, result, result.ReceivedMs)
            : part with
            {
                NextStepMs = Math.Min(part.NextStepMs, askMs),
                Problem = part.State == PartState.Submitted ? $"收到没有发送成功的通知（{result.Status}），正在向微信核对。" : part.Problem,
            };
    }

    /// <summary>The part as WeChat says when asked; the report adds its reason and counts where it says the same.</summary>
    /// <returns>Null when WeChat does not know yet either.</returns>
    public static BroadcastPart? Decided(BroadcastPart part, MassSendProgress progress, MassSendResult? result, long nowMs)
    {
        var state = progress switch
        {
            MassSendProgress.Succeeded => PartState.Succeeded,
            MassSendProgress.Failed => PartState.Failed,
            MassSendProgress.Deleted => PartState.Recalled,
            _ => null,
        };
        return state is null ? null
            : result is not null && result.Outcome != MassSendResults.Unknown && StateOf(result) == state ? Counted(part, result, nowMs)
            : state == part.State ? part with { NextStepMs = BroadcastPart.Never }
            : part with
            {
                State = state,
                FinishedMs = part.FinishedMs ?? nowMs,
                NextStepMs = BroadcastPart.Never,
                ErrorCode = null,
                Problem = state == PartState.Failed ? "微信报告发送失败；原因请到公众平台查看。" : "",
            };
    }

    private static string StateOf(MassSendResult result) => result.Outcome == MassSendResults.Success ? PartState.Succeeded : PartState.Failed;

    private static bool Contradicts(BroadcastPart part, MassSendResult result) =>
        Differ(part.TotalCount, result.TotalCount) || Differ(part.FilterCount, result.FilterCount) || Differ(part.SentCount, result.SentCount)
        || Differ(part.ErrorCount, result.ErrorCount) || Differ(part.ErrorCode, result.ErrorCode);

    private static bool Differ(long? known, long? reported) => known is not null && reported is not null && known != reported;

    private static BroadcastPart Counted(BroadcastPart part, MassSendResult result, long finishedMs)
    {
        var succeeded = StateOf(result) == PartState.Succeeded;
        return part with
        {
            State = StateOf(result),
            TotalCount = result.TotalCount ?? part.TotalCount,
            FilterCount = result.FilterCount ?? part.FilterCount,
            SentCount = result.SentCount ?? part.SentCount,
            ErrorCount = result.ErrorCount ?? part.ErrorCount,
            ArticleUrls = result.ArticleUrls.Length > 0 ? result.ArticleUrls : part.ArticleUrls,
            FinishedMs = part.FinishedMs ?? finishedMs,
            NextStepMs = BroadcastPart.Never,
            ErrorCode = succeeded ? null : result.ErrorCode,
            Problem = succeeded ? "" : ReasonOf(result),
        };
    }

    private static string ReasonOf(MassSendResult result) => result.ErrorCode is not { } code
        ? "微信发送失败，没有说明原因；请到公众平台核对。"
        : MassSendReasons.Find((int)code) is { } reason
            ? $"{reason.Sentence}。{reason.NextStep}"
            : $"微信没有发送，原因代码 {code}；请到公众平台核对。";
}
