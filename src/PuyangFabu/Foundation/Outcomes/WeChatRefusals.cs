using PuyangFabu.WeChat.Api;

namespace PuyangFabu.Foundation.Outcomes;

/// <summary>What an operator is told when a call to WeChat has no result.</summary>
public static class WeChatRefusals
{
    /// <summary>
    /// The failure's own sentence and next step; <c>weChatCode</c> and <c>weChatClass</c> in the details are WeChat's errcode
    /// and what to do about it.
    /// </summary>
    public static Refusal Of(ApiFailure failure)
    {
        var (kind, code) = failure.Kind switch
        {
            ApiFailureKind.Refused => (RefusalKind.WeChatRefused, RefusalCodes.WeChatRefused),
            ApiFailureKind.NotSent => (RefusalKind.WeChatNotReached, RefusalCodes.WeChatNotReached),
            _ => (RefusalKind.WeChatNoAnswer, RefusalCodes.WeChatNoAnswer),
        };
        return new Refusal(kind, code, failure.ToString()) { Details = DetailsOf(failure.Error) };
    }

    private static Dictionary<string, object?>? DetailsOf(WeChatError? error) => error is null
        ? null
        : new() { ["weChatCode"] = error.Code, ["weChatMessage"] = error.Message, ["weChatClass"] = error.Class };
}
