using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.Publishing.Broadcasts.Approval;
using PuyangFabu.Publishing.Broadcasts.Drafting;

namespace PuyangFabu.Publishing.Broadcasts.Sending;

/// <summary>The last look before a planned broadcast is sent, and what becomes of those that no longer may be.</summary>
public sealed class BroadcastBeginning(Database database, BroadcastDesk desk, SendQuota quota, BroadcastOptions options, TimeProvider clock)
{
    /// <summary>Somebody moved it between two transactions.</summary>
    private static readonly Task<Outcome<Broadcast>> Meanwhile = Task.FromResult<Outcome<Broadcast>>(Refusal.Stale);

    /// <summary>What is due; nothing while due work is held back.</summary>
    public Task<IReadOnlyList<long>> DueAsync(CancellationToken cancellation) => database.ReadAsync(
        async session => await DueWorkHold.IsHeldAsync(session) ? [] : await BroadcastStore.DueAsync(session, clock.NowMs()), cancellation);

    /// <summary>Takes their approval from those that may not go out by it any more, before their time comes.</summary>
    public async Task VoidInvalidAsync(CancellationToken cancellation)
    {
        var changed = await database.ReadAsync(
            static async session =>
            {
                var found = new List<long>();
                foreach (var broadcast in await BroadcastStore.RelyingAsync(session))
                {
                    if (await BroadcastContents.SeemingObstacleAsync(session, broadcast) is not null)
                    {
                        found.Add(broadcast.Id);
                    }
                }

                return found;
            },
            cancellation);
        foreach (var id in changed)
        {
            await VoidIfInvalidAsync(id, cancellation);
        }
    }

    /// <summary>Takes the approval from one broadcast if it may not go out by it any more.</summary>
    public Task VoidIfInvalidAsync(long id, CancellationToken cancellation) => desk.RunAsync(
        id, BroadcastAction.Void, Actor.Product, new MoveRequest(),
        async open => BroadcastState.Relies(open.Row.State) && await BroadcastContents.SeemingObstacleAsync(open.Session, open.Row) is { } obstacle
            ? await VoidAsync(open, obstacle)
            : Refusal.Stale,
        cancellation);

    /// <summary>Begins one that is due: sends it on time, leaves it to a person when it is late or without quota, voids it when it was changed.</summary>
    public async Task BeginAsync(long id, CancellationToken cancellation)
    {
        using var step = BroadcastSteps.Start(BroadcastSteps.Begin, await BroadcastSteps.PartsAsync(database, id, cancellation));
        var begun = await desk.RunAsync(
            id, BroadcastAction.Begin, Actor.Product, new MoveRequest(),
            async open => (Hinder(open) ?? await HinderAsync(open)) is { } hindrance
                ? hindrance
                : await ReleaseAsync(open),
            cancellation);
        if (begun.IsRefused && begun.Refusal.Code is BroadcastRefusals.LateCode or BroadcastRefusals.QuotaUsedUpCode or RefusalCodes.AccountGone)
        {
            await desk.RunAsync(
                id, BroadcastAction.Postpone, Actor.Product, new MoveRequest(),
                open => open.Row.State == BroadcastState.Scheduled
                    ? open.MoveAsync(open.Row with { State = BroadcastState.Approved, ScheduledMs = null, Attention = begun.Refusal.Title }, begun.Refusal.Title)
                    : Meanwhile,
                cancellation);
        }
        else if (begun.IsRefused && (begun.Refusal == BroadcastRefusals.ArticleChanged || begun.Refusal == BroadcastRefusals.ListGone || begun.Refusal == BroadcastRefusals.NotProven || begun.Refusal == BroadcastRefusals.FromBeforeRestore))
        {
            await desk.RunAsync(
                id, BroadcastAction.Void, Actor.Product, new MoveRequest(),
                open => open.Row.State == BroadcastState.Scheduled ? VoidAsync(open, begun.Refusal) : Meanwhile,
                cancellation);
        }
    }

    private static async Task<Outcome<Broadcast>> ReleaseAsync(OpenBroadcast open)
    {
        await BroadcastPartStore.ReleaseAsync(open.Session, open.Row.Id, open.NowMs);
        return await open.MoveAsync(open.Row with { State = BroadcastState.Sending, SentMs = open.NowMs, Attention = "" });
    }

    private Refusal? Hinder(OpenBroadcast open)
    {
        var due = open.Row.ScheduledMs ?? open.NowMs;
        return due > open.NowMs
            ? Refusal.Conflict(BroadcastRefusals.NotDueCode, "还没有到时间。")
            : due < open.NowMs - (options.LateMinutes * 60_000L)
                ? Refusal.Conflict(BroadcastRefusals.LateCode, $"已错过预定时间超过 {options.LateMinutes} 分钟，没有自动发出；请确认内容仍然合适，再重新安排发送。")
                : null;
    }

    private async Task<Refusal?> HinderAsync(OpenBroadcast open) =>
        await DueWorkHold.IsHeldAsync(open.Session) ? DueWorkHold.Held
        : await BroadcastContents.ObstacleAsync(open.Session, open.Row)
        ?? await quota.ProblemAsync(open.Session, open.Row, open.NowMs);

    private static Task<Outcome<Broadcast>> VoidAsync(OpenBroadcast open, Refusal obstacle) =>
        open.MoveAsync(BroadcastApproval.Voided(open.Row, obstacle), obstacle.Title);
}
