using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Moves;
using PuyangFabu.Publishing.Broadcasts.Drafting;
using PuyangFabu.Publishing.Broadcasts.Sending;

namespace PuyangFabu.Publishing.Broadcasts.Approval;

/// <summary>When an approved broadcast goes out, and stopping it before it did.</summary>
public sealed class BroadcastScheduling(BroadcastDesk desk, SendQuota quota, AuditLog audit, TimeProvider clock)
{
    /// <summary>So near, "now" and the planned time are the same.</summary>
    private const long SoonMs = 60_000;

    public Task<Outcome<Broadcast>> SendAsync(long id, SendRequest request, Actor actor, CancellationToken cancellation)
    {
        DateTimeOffset at = default;
        if (!string.IsNullOrWhiteSpace(request.ScheduledAt) && SendTime.Problem(request.ScheduledAt, clock.GetUtcNow(), out at) is { } problem)
        {
            return Task.FromResult<Outcome<Broadcast>>(Refusal.BadInput("scheduledAt", problem));
        }

        return desk.RunAsync(
            id, BroadcastAction.Send, actor, request,
            async open =>
            {
                if (await DueWorkHold.IsHeldAsync(open.Session))
                {
                    return DueWorkHold.Held;
                }

                if (open.Row is { State: BroadcastState.Scheduled, ScheduledMs: { } planned } && planned > open.NowMs + SoonMs && string.IsNullOrWhiteSpace(request.ScheduledAt))
                {
                    return Refusal.BadInput("scheduledAt", $"已排在 {ChinaTime.Minute(planned)} 发送；要改时间请写明新的时间");
                }

                if (await AgainAsync(open) is { } refusal)
                {
                    return refusal;
                }

                var now = string.IsNullOrWhiteSpace(request.ScheduledAt);
                return !await IsPartlySentAsync(open) ? await ScheduleAsync(open, now ? open.NowMs : at.ToUnixTimeMilliseconds(), request.Trimmed)
                    : now ? await GoOnAsync(open, request.Trimmed)
                    : Refusal.BadInput("scheduledAt", "这条群发已经发出一部分，其余的只能现在接着发，不能改到以后");
            },
            cancellation);
    }

    /// <summary>Cancels what did not go out; of a list that is half sent, the parts that WeChat does not have.</summary>
    public Task<Outcome<Broadcast>> CancelAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, BroadcastAction.Cancel, actor, request,
        async open =>
        {
            var parts = await BroadcastPartStore.ListAsync(open.Session, id);
            var stopped = 0;
            foreach (var part in parts.Where(BroadcastPart.IsStoppable))
            {
                stopped += await BroadcastPartStore.MoveAsync(open.Session, part, part with { State = PartState.Cancelled }) ? 1 : 0;
            }

            if (open.Row.State is not (BroadcastState.Sending or BroadcastState.Unknown))
            {
                return await open.MoveAsync(open.Row with { State = BroadcastState.Cancelled, Attention = "" }, request.Trimmed);
            }

            return stopped == 0
                ? Refusal.Conflict(BroadcastRefusals.AlreadySentCode, "已经交给微信，不能再取消；送达之后可以“撤回”删除内容，但聊天里的卡片会留下。")
                : await open.MoveAsync(
                    open.Row with { State = BroadcastState.Of(await BroadcastPartStore.ListAsync(open.Session, id)) },
                    $"停发 {stopped} 部分。{request.Trimmed}");
        },
        cancellation);

    /// <summary>Plans what was just approved, or leaves it to a person when its time has passed meanwhile.</summary>
    internal async Task<Outcome<Broadcast>> AfterApprovalAsync(DbSession session, Broadcast approved, Actor actor)
    {
        var now = clock.NowMs();
        return await DueWorkHold.IsHeldAsync(session) ? await LeaveAsync(session, approved, now, DueWorkHold.Held.Title, "等人放行")
            : approved.ScheduledMs <= now ? await LeaveAsync(session, approved, now, "批准时预定的时间已经过去，没有自动发出；请重新安排发送。", "等人安排")
            : await ScheduleAsync(new OpenBroadcast(session, audit, actor, BroadcastAction.Send, approved, now), approved.ScheduledMs ?? now, "批准后自动安排");
    }

    private Task<Outcome<Broadcast>> LeaveAsync(DbSession session, Broadcast approved, long nowMs, string attention, string comment) =>
        new OpenBroadcast(session, audit, Actor.Product, BroadcastAction.Postpone, approved, nowMs).MoveAsync(approved with { Attention = attention }, comment);

    private async Task<Outcome<Broadcast>> ScheduleAsync(OpenBroadcast open, long atMs, string comment)
    {
        if (await ObstacleAsync(open) is { } obstacle)
        {
            return obstacle;
        }

        return await quota.ProblemAsync(open.Session, open.Row, atMs) is { } usedUp
            ? usedUp
            : await open.MoveAsync(open.Row with { State = BroadcastState.Scheduled, ScheduledMs = atMs, Attention = "", SentMs = null, AcknowledgedMs = null }, comment);
    }

    private static async Task<Refusal?> ObstacleAsync(OpenBroadcast open) =>
        await BroadcastContents.ObstacleAsync(open.Session, open.Row) is not { } obstacle ? null
        : open.Row.State == BroadcastState.Failed && obstacle == BroadcastRefusals.FromBeforeRestore ? BroadcastRefusals.FailedBeforeRestore
        : obstacle;

    // It never goes back behind its sending: what some have got can be neither changed nor approved anew.
    private static async Task<Outcome<Broadcast>> GoOnAsync(OpenBroadcast open, string comment)
    {
        if (await ObstacleAsync(open) is { } obstacle)
        {
            return obstacle;
        }

        await BroadcastPartStore.ReleaseAsync(open.Session, open.Row.Id, open.NowMs);
        return await open.MoveAsync(open.Row with { State = BroadcastState.Sending, Attention = "", SentMs = open.NowMs, AcknowledgedMs = null }, $"接着发没有发出的部分。{comment}");
    }

    private static async Task<bool> IsPartlySentAsync(OpenBroadcast open) =>
        (await BroadcastPartStore.ListAsync(open.Session, open.Row.Id)).Any(static part => part.MsgId.Length > 0 || part.FirstAttemptMs is not null);

    // What failed may be sent again under the same keys only where WeChat certainly took nothing.
    private static async Task<Refusal?> AgainAsync(OpenBroadcast open)
    {
        if (open.Row.State != BroadcastState.Failed)
        {
            return null;
        }

        var again = 0;
        foreach (var part in await BroadcastPartStore.ListAsync(open.Session, open.Row.Id))
        {
            if (BroadcastPart.IsSendableAgain(part))
            {
                var waiting = part with { State = PartState.Waiting, ErrorCode = null, Problem = "", MediaId = "", MediaHash = "", NextStepMs = BroadcastPart.Never, FinishedMs = null };
                again += await BroadcastPartStore.MoveAsync(open.Session, part, waiting) ? 1 : 0;
            }
        }

        return again > 0
            ? null
            : Refusal.Conflict(BroadcastRefusals.MayBeSentCode, "微信受理过或可能受理过这条群发，不能原样再发；请核对公众平台的发送记录，需要重发时新建一条。");
    }
}
