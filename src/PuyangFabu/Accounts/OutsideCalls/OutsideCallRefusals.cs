using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.WeChat.Api;

namespace PuyangFabu.Accounts.OutsideCalls;

/// <summary>What the person who asked is told when a call has no good end.</summary>
public static class OutsideCallRefusals
{
    /// <param name="kind">One of <see cref="OutsideCallKind"/>.</param>
    public static Refusal Of(string kind, ApiFailure failure) => !OutsideCallResult.IsOpen(failure)
        ? WeChatRefusals.Of(failure)
        : WeChatRefusals.Of(failure) with
        {
            Kind = RefusalKind.WeChatNoAnswer,
            Code = RefusalCodes.WeChatNoAnswer,
            Title = $"已发出，结果未知：{failure.Sentence}{(OutsideCallKind.IsFollowedUp(kind) ? "系统会自动核对，结果记在“对外操作”里，请不要重复操作。" : failure.NextStep)}",
        };
}
