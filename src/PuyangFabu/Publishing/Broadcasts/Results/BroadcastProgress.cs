using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.Publishing.Broadcasts.Approval;

namespace PuyangFabu.Publishing.Broadcasts.Results;

/// <summary>Carries what became known of the parts into the broadcast's own row. The caller holds the broadcast, see <see cref="BroadcastStore.TakeAsync"/>.</summary>
public sealed class BroadcastProgress(Database database, AuditLog audit, BroadcastOptions options, TimeProvider clock)
{
    /// <summary>Moves the broadcast to what its parts make of it, once it has gone out and until it is recalled.</summary>
    public async Task AdvanceAsync(DbSession session, Broadcast broadcast, string comment)
    {
        if (broadcast.State is not (BroadcastState.Sending or BroadcastState.Unknown or BroadcastState.Submitted or BroadcastState.Succeeded or BroadcastState.Failed))
        {
            return;
        }

        var parts = await BroadcastPartStore.ListAsync(session, broadcast.Id);
        var state = BroadcastState.Of(parts);
        var to = broadcast with { State = state, Attention = AttentionOf(state, parts) };
        if (to.State != broadcast.State || to.Attention != broadcast.Attention)
        {
            await new OpenBroadcast(session, audit, Actor.Product, BroadcastAction.Progress, broadcast, clock.NowMs()).MoveAsync(to, comment);
        }
    }

    /// <summary>After a call: a part that failed for good stops those that have not been tried.</summary>
    public async Task AfterCallAsync(DbSession session, Broadcast broadcast, BroadcastPart after)
    {
        if (after.State == PartState.Submitted)
        {
            await ApplyResultAsync(session, broadcast, after);
        }
        else if (after.State == PartState.Failed)
        {
            await StopWaitingAsync(session, broadcast, "前面的部分未成功，没有发送");
        }
        else if (after.State == PartState.Waiting && IsTooLate(broadcast))
        {
            await PostponeAsync(session, broadcast, after.Problem);
            return;
        }

        await AdvanceAsync(session, broadcast, $"第 {after.Position + 1} 部分{PartState.NameOf(after.State)}");
    }

    /// <summary>The answer to a call that was already given up as lost.</summary>
    public async Task LateAnswerAsync(DbSession session, Broadcast broadcast, BroadcastPart answered)
    {
        var now = (await BroadcastPartStore.ListAsync(session, broadcast.Id)).First(part => part.Id == answered.Id);
        if (now is { State: PartState.Unknown } || (now is { MsgId: "" } && now.State is PartState.Submitted or PartState.Failed))
        {
            var known = now with
            {
                State = PartState.Submitted,
                MsgId = answered.MsgId,
                MsgDataId = answered.MsgDataId,
                SubmittedMs = answered.SubmittedMs,
                NextStepMs = answered.NextStepMs,
                ErrorCode = null,
                Problem = "",
            };
            await BroadcastPartStore.MoveAsync(session, now, known);
            await AfterCallAsync(session, broadcast, known);
        }
    }

    /// <summary>A result that WeChat has reported, perhaps before the answer to the call was stored.</summary>
    public async Task ApplyResultAsync(DbSession session, Broadcast broadcast, BroadcastPart part)
    {
        if (part.MsgId.Length == 0 || await MassSendResultStore.TakeAsync(session, broadcast.Account, part.MsgId) is not { } result)
        {
            return;
        }

        // Who has asked already asks more seldom: the calls of a day are counted.
        var pause = part.State == PartState.Submitted || part.Polls == 0 ? 0 : options.PollSeconds * 1000L << (int)Math.Min(part.Polls - 1, PartPoller.MostDoublings);
        if (PartResult.After(part, result, clock.NowMs() + pause) is { } after && after != part)
        {
            await BroadcastPartStore.MoveAsync(session, part, after);
        }
    }

    /// <summary>Its content could not be made ready: nothing was sent.</summary>
    public Task NotPreparedAsync(BroadcastPart part, Refusal problem, bool mayWorkLater, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            if (await BroadcastStore.TakeAsync(session, part.BroadcastId) is not { } broadcast)
            {
                return;
            }

            var again = part with { NextStepMs = clock.NowMs() + (options.AskAgainSeconds * 1000L), Problem = problem.Title };
            if (!await BroadcastPartStore.MoveAsync(session, part, mayWorkLater ? again : again with { State = PartState.Failed, FinishedMs = clock.NowMs() }))
            {
                return;
            }

            if (!mayWorkLater)
            {
                await StopWaitingAsync(session, broadcast, "前面的部分未成功，没有发送");
            }
            else if (IsTooLate(broadcast))
            {
                await PostponeAsync(session, broadcast, problem.Title);
                return;
            }

            await AdvanceAsync(session, broadcast, problem.Title);
        },
        cancellation);

    /// <summary>Asking again might send what must not be sent: WeChat has forgotten the key by now, or the approval counts no more.</summary>
    /// <param name="obstacle">Why the approval counts no more; null when only too much time has passed.</param>
    public async Task GiveUpAskingAsync(DbSession session, Broadcast broadcast, BroadcastPart part, Refusal? obstacle)
    {
        var reason = obstacle is null ? "超过 23 小时仍不知道结果，不再自动询问。" : $"结果未知时{BroadcastRefusals.WordOf(obstacle)}，不再自动询问。";
        var asked = part with { NextStepMs = BroadcastPart.Never, Problem = reason };
        await BroadcastPartStore.MoveAsync(session, part, asked);
        await AdvanceAsync(session, broadcast, asked.Problem);
    }

    /// <summary>A picture that was kept for it is not there any more, or not what was kept: the approval has lost its ground.</summary>
    /// <param name="approvedHash">Of what could not be made ready; what was approved since is not touched.</param>
    public Task StopUnkeptAsync(BroadcastPart part, string approvedHash, Refusal problem, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            if (await BroadcastStore.TakeAsync(session, part.BroadcastId) is { State: BroadcastState.Sending or BroadcastState.Unknown } broadcast
                && broadcast.ApprovedHash == approvedHash)
            {
                await StopInvalidAsync(session, broadcast, problem);
            }
        },
        cancellation);

    /// <summary>What was approved is no longer what would be sent: parts that WeChat does not have are not sent.</summary>
    /// <param name="problem">What changed.</param>
    public async Task StopInvalidAsync(DbSession session, Broadcast broadcast, Refusal problem)
    {
        var what = BroadcastRefusals.WordOf(problem);
        var parts = await BroadcastPartStore.ListAsync(session, broadcast.Id);
        if (parts.All(static part => part is { State: PartState.Waiting, MsgId: "" }))
        {
            await BroadcastPartStore.HoldAsync(session, broadcast.Id);
            await new OpenBroadcast(session, audit, Actor.Product, BroadcastAction.Void, broadcast, clock.NowMs()).MoveAsync(
                BroadcastApproval.Voided(broadcast, problem), $"{what}，没有发出");
            return;
        }

        await StopWaitingAsync(session, broadcast, $"{what}，这一部分没有发送");
        await AdvanceAsync(session, broadcast, $"{what}，其余部分停发");
    }

    /// <summary>Whether its sending began so long ago that what has not been tried waits for a person.</summary>
    public bool IsTooLate(Broadcast broadcast) => clock.NowMs() - (broadcast.SentMs ?? 0) > options.LateMinutes * 60_000L;

    /// <summary>It could not go out for half an hour: whether it still should is for a person to say.</summary>
    public async Task PostponeAsync(DbSession session, Broadcast broadcast, string problem)
    {
        var parts = await BroadcastPartStore.ListAsync(session, broadcast.Id);
        if (parts.All(static part => part is { State: PartState.Waiting, MsgId: "" }))
        {
            await BroadcastPartStore.HoldAsync(session, broadcast.Id);
            await new OpenBroadcast(session, audit, Actor.Product, BroadcastAction.Postpone, broadcast, clock.NowMs()).MoveAsync(
                broadcast with { State = BroadcastState.Approved, ScheduledMs = null, SentMs = null, Attention = $"{options.LateMinutes} 分钟内没能发出，已停止自动发送：{problem}" },
                problem);
        }
        else
        {
            await StopWaitingAsync(session, broadcast, problem);
            await AdvanceAsync(session, broadcast, problem);
        }
    }

    // Failed and not cancelled: nobody wanted it so, and a person may have them sent after all.
    private async Task StopWaitingAsync(DbSession session, Broadcast broadcast, string reason)
    {
        foreach (var part in await BroadcastPartStore.ListAsync(session, broadcast.Id))
        {
            if (part.State == PartState.Waiting)
            {
                await BroadcastPartStore.MoveAsync(session, part, part with { State = PartState.Failed, Problem = reason, FinishedMs = clock.NowMs() });
            }
        }
    }

    private static string AttentionOf(string state, IReadOnlyList<BroadcastPart> parts) => state switch
    {
        BroadcastState.Sending => parts.FirstOrDefault(static part => part is { State: PartState.Waiting, Problem.Length: > 0 })?.Problem ?? "",
        BroadcastState.Unknown when parts.Any(static part => part is { State: PartState.Unknown, NextStepMs: BroadcastPart.Never }) =>
            $"不知道微信是否已经发出，不会自动重发。{parts.First(static part => part is { State: PartState.Unknown, NextStepMs: BroadcastPart.Never }).Problem} 请到公众平台核对发送记录，然后确认结果。",
        BroadcastState.Unknown => $"不知道微信是否已经受理，稍后用同一个编号自动再问。{parts.First(static part => part.State == PartState.Unknown).Problem}",
        BroadcastState.Failed => parts.Where(static part => part.State == PartState.Failed).OrderBy(static part => part.ErrorCode is null).First().Problem,
        BroadcastState.Submitted when parts.Any(static part => part is { State: PartState.Submitted, NextStepMs: BroadcastPart.Never }) =>
            "微信受理了，但一直查不到结果；请到公众平台核对，然后确认结果。",
        _ => "",
    };
}
