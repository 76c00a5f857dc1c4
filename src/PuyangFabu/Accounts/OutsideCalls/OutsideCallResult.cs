using PuyangFabu.WeChat.Api;

namespace PuyangFabu.Accounts.OutsideCalls;

/// <summary>What an answer, or none, means for a call. Whatever may have had its effect is never called refused.</summary>
public static class OutsideCallResult
{
    private static readonly TimeSpan FirstAgain = TimeSpan.FromSeconds(20);
    private const int MostDoublings = 8;

    /// <summary>After that a person must look.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    /// <param name="failure">Null when WeChat did it.</param>
    public static OutsideCall After(OutsideCall call, ApiFailure? failure, long nowMs) => failure switch
    {
        null => call with { State = OutsideCallState.Done, EndedMs = nowMs, NextStepMs = OutsideCall.Never, ResultCode = null, Result = "" },
        _ when IsOpen(failure) => Unknown(call, $"{failure}", nowMs) with { ResultCode = failure.Code },
        _ => call with { State = OutsideCallState.Refused, EndedMs = nowMs, NextStepMs = OutsideCall.Never, ResultCode = failure.Code, Result = $"{failure}" },
    };

    /// <summary>The process that wrote it never said what came of it, and it cannot be done or asked again.</summary>
    public static OutsideCall Lost(OutsideCall call, string why, long nowMs) =>
        call with { State = OutsideCallState.Unknown, EndedMs = nowMs, NextStepMs = OutsideCall.Never, Result = why };

    /// <summary>Whether such a failure leaves open what WeChat did; "busy" says nothing about that.</summary>
    public static bool IsOpen(ApiFailure failure) =>
        failure.Kind == ApiFailureKind.NoAnswer || failure is { Kind: ApiFailureKind.Refused, Error.Class: WeChatErrorClass.Retry or WeChatErrorClass.Unknown };

    private static OutsideCall Unknown(OutsideCall call, string why, long nowMs) =>
        OutsideCallKind.IsFollowedUp(call.Kind) && nowMs - call.StartedMs < (long)Patience.TotalMilliseconds
            ? call with
            {
                State = OutsideCallState.Unknown,
                NextStepMs = nowMs + ((long)FirstAgain.TotalMilliseconds << (int)Math.Min(call.Attempts - 1, MostDoublings)),
                Result = why,
            }
            : Lost(call, why, nowMs);
}
