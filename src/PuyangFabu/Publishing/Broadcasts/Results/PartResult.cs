using PuyangFabu.WeChat.Api.Errors;
using PuyangFabu.WeChat.Api.Mass;

namespace PuyangFabu.Publishing.Broadcasts.Results;

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

        if (result.Outcome == MassSendResult.Unknown)
        {
            return part.FinishedMs is null ? part with { Problem = $"微信报告的结果无法识别：{result.Status}" } : null;
        }

        var reported = StateOf(result);
        return reported == part.State || (reported, part.State) == (PartState.Succeeded, PartState.Submitted)
            ? Counted(part, result, result.ReceivedMs)
            : part with
            {
                NextStepMs = Math.Min(part.NextStepMs, askMs),
                Problem = part.State == PartState.Submitted ? $"微信通知没有发送成功：{WordsOf(result)}。正在向微信核对，核对完这里会变。" : part.Problem,
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
            : result is not null && result.Outcome != MassSendResult.Unknown && StateOf(result) == state ? Counted(part, result, nowMs)
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

    private static string StateOf(MassSendResult result) => result.Outcome == MassSendResult.Success ? PartState.Succeeded : PartState.Failed;

    private static BroadcastPart Counted(BroadcastPart part, MassSendResult result, long finishedMs)
    {
        var state = StateOf(result);

        // WeChat confirms the state and never the numbers: of those the first that told them counts, and another only adds what it did not tell.
        var known = part.State == state
            ? part
            : part with { TotalCount = null, FilterCount = null, SentCount = null, ErrorCount = null, ErrorCode = null, ArticleUrls = "" };
        var code = state == PartState.Succeeded ? null : known.ErrorCode ?? result.ErrorCode;
        return part with
        {
            State = state,
            TotalCount = known.TotalCount ?? result.TotalCount,
            FilterCount = known.FilterCount ?? result.FilterCount,
            SentCount = known.SentCount ?? result.SentCount,
            ErrorCount = known.ErrorCount ?? result.ErrorCount,
            ArticleUrls = known.ArticleUrls.Length > 0 ? known.ArticleUrls : result.ArticleUrls,
            FinishedMs = part.FinishedMs ?? finishedMs,
            NextStepMs = BroadcastPart.Never,
            ErrorCode = code,
            Problem = state == PartState.Succeeded ? "" : ReasonOf(code),
        };
    }

    private static string WordsOf(MassSendResult result) =>
        result.ErrorCode is { } code ? $"{MassSendReasons.Find((int)code)?.Sentence ?? "没有说明原因"}（{result.Status}）" : $"没有说明原因（{result.Status}）";

    private static string ReasonOf(long? errorCode) => errorCode is not { } code
        ? "微信发送失败，没有说明原因；请到公众平台核对。"
        : MassSendReasons.Find((int)code) is { } reason
            ? $"{reason.Sentence}。{reason.NextStep}"
            : $"微信没有发送，原因代码 {code}；请到公众平台核对。";
}
