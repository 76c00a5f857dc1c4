using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Mass;

namespace PuyangFabu.Publishing.Broadcasts.Sending;

/// <summary>
/// What a call that handed a part to WeChat means for the part. The one rule: whatever may have been taken is never called
/// not taken; only then may nothing be sent twice and nothing be lost.
/// </summary>
public static class PartCall
{
    private const int KeyExists = 45065;
    private const int KeyTooSoon = 45066;
    private const int UnknownMediaId = 40007;
    private const int DailyCallsUsed = 45009;
    private const int MostDrafts = 3;

    /// <summary>The mass interface takes 100 calls a day: who asks all day must ask seldom.</summary>
    private const int MostDoublings = 6;

    /// <summary>The administrator must confirm on the phone, within half an hour.</summary>
    private static readonly HashSet<int> AdministratorAsked = [89501, 89503, 89504, 89505];

    /// <summary>Refused before anything was looked at: token, address, rate.</summary>
    private static readonly HashSet<int> NothingLookedAt = [40001, 40014, 42001, 40164, 42010, 45011];

    private static readonly TimeSpan NextTry = TimeSpan.FromHours(3);

    private static readonly TimeSpan AdministratorAskAgain = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AdministratorPatience = TimeSpan.FromMinutes(35);

    /// <param name="claimed">The part as it was claimed for this call.</param>
    /// <param name="wasUnknown">An earlier call may have been taken: then no refusal proves that nothing was.</param>
    /// <param name="isOthersJob">Whether a msg_id belongs to another part of ours.</param>
    public static BroadcastPart After(
        BroadcastPart claimed, ApiAnswer<MassSendReceipt> answer, bool wasUnknown, Func<string, bool> isOthersJob, long nowMs, BroadcastOptions options)
    {
        var done = claimed with { LeaseUntilMs = null };
        if (!answer.IsFailed)
        {
            return Submitted(done, answer.Value.MsgId, answer.Value.MsgDataId, nowMs, options);
        }

        var failure = answer.Failure;
        var later = nowMs + (options.AskAgainSeconds * 1000L);
        var again = nowMs + (options.AskAgainSeconds * 1000L << (int)Math.Min(claimed.Attempts - 1, MostDoublings));
        var told = done with { ErrorCode = failure.Code, Problem = failure.ToString() };
        return failure switch
        {
            { Code: KeyExists, MsgId: { Length: > 0 } other } when isOthersJob(other) =>
                NotTaken(told with { Problem = $"微信认为它与另一条群发（任务 {other}）重复，没有再发；内容和对象确需重发时，请新建一条。" }, PartState.Failed, wasUnknown),
            { Code: KeyExists } => Submitted(done, failure.MsgId ?? "", null, nowMs, options),
            { Kind: ApiFailureKind.NotSent } => NotTaken(told with { NextStepMs = wasUnknown ? again : later }, PartState.Waiting, wasUnknown),
            { Kind: ApiFailureKind.NoAnswer } or { Code: KeyTooSoon } => Unknown(told, again),
            { Code: { } code } when AdministratorAsked.Contains(code) =>
                Unknown(told, nowMs - claimed.FirstAttemptMs > AdministratorPatience.TotalMilliseconds
                    ? BroadcastPart.Never : nowMs + (long)AdministratorAskAgain.TotalMilliseconds),
            { Code: { } code } when NothingLookedAt.Contains(code) => NotTaken(told with { NextStepMs = wasUnknown ? again : later }, PartState.Waiting, wasUnknown),
            { Error.Class: WeChatErrorClass.Retry } => Unknown(told, again),

            // The calls of the day are used up; the key lives on.
            { Code: DailyCallsUsed } when wasUnknown => Unknown(told, nowMs + (long)NextTry.TotalMilliseconds),

            // After an unknown call this may be its echo: the draft is gone and the quota used because the job was taken.
            _ when wasUnknown => Unknown(told, BroadcastPart.Never),

            // Nobody here knows what that code says of the job.
            { Error.Class: WeChatErrorClass.Unknown } => Unknown(told, BroadcastPart.Never),
            { Code: UnknownMediaId } when claimed.Attempts < MostDrafts && claimed.MediaId.Length > 0 =>
                NotTaken(told with { MediaId = "", MediaHash = "", NextStepMs = nowMs }, PartState.Waiting, wasUnknown),
            _ => NotTaken(told with { FinishedMs = nowMs }, PartState.Failed, wasUnknown),
        };
    }

    /// <summary>Somebody is asked on a phone at this moment: what he will say nobody knows.</summary>
    public static bool WaitsForAdministrator(BroadcastPart part) => part.ErrorCode is { } code && AdministratorAsked.Contains((int)code);

    /// <summary>The caller is gone without a word.</summary>
    public static BroadcastPart Abandoned(BroadcastPart part, long nowMs, BroadcastOptions options) => Unknown(
        part with { LeaseUntilMs = null, Problem = "提交之后没有存下微信的答复（程序中断，或数据库连不上），不知道微信是否已经受理；稍后用同一个编号再问。" },
        Math.Max(nowMs, (part.FirstAttemptMs ?? nowMs) + (options.AskAgainSeconds * 1000L)));

    private static BroadcastPart Submitted(BroadcastPart part, string told, string? msgDataId, long nowMs, BroadcastOptions options)
    {
        var msgId = JobOf(told);
        return part with
        {
            State = PartState.Submitted,
            MsgId = msgId,
            MsgDataId = JobOf(msgDataId ?? ""),
            SubmittedMs = nowMs,
            ErrorCode = null,
            Problem = "",
            NextStepMs = msgId.Length > 0 ? nowMs + (options.PollSeconds * 1000L) : BroadcastPart.Never,
        };
    }

    // A job is a number; anything else is no answer to build on.
    private static string JobOf(string msgId) => msgId.Length is > 0 and <= 20 && msgId.All(char.IsAsciiDigit) ? msgId : "";

    private static BroadcastPart Unknown(BroadcastPart part, long nextMs) => part with { State = PartState.Unknown, NextStepMs = nextMs };

    // What certainly was not taken forgets the call; but no refusal takes back an earlier call that may have been.
    private static BroadcastPart NotTaken(BroadcastPart part, string state, bool wasUnknown) => wasUnknown
        ? Unknown(part, state == PartState.Failed ? BroadcastPart.Never : part.NextStepMs)
        : part with { State = state, FirstAttemptMs = null };
}
