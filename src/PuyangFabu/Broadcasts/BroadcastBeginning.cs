using PuyangFabu.Backup;
using PuyangFabu.Operators;
using PuyangFabu.Outcomes;
using PuyangFabu.Storage;

namespace PuyangFabu.Broadcasts;

/// <summary>The last look before a planned broadcast is sent, and what becomes of those that no longer may be.</summary>
public sealed class BroadcastBeginning(Database database, BroadcastDesk desk, SendQuota quota, BroadcastOptions options, TimeProvider clock)
{
    private const string Late = "late";

    /// <summary>What is due; nothing while due work is held back.</summary>
    public Task<IReadOnlyList<long>> DueAsync(CancellationToken cancellation) => database.ReadAsync(
        async session => await DueWorkHold.IsHeldAsync(session) ? [] : await BroadcastStore.DueAsync(session, clock.NowMs()), cancellation);

    /// <summary>Takes their approval from those whose articles were changed since, before their time comes.</summary>
    public async Task VoidChangedAsync(CancellationToken cancellation)
    {
        var changed = await database.ReadAsync(
            async session =>
            {
                var found = new List<long>();
                foreach (var id in await BroadcastStore.RelyingAsync(session))
                {
                    if (await BroadcastContents.SeemsChangedAsync(session, id))
                    {
                        found.Add(id);
                    }
                }

                return found;
            },
            cancellation);
        foreach (var id in changed)
        {
            await VoidIfChangedAsync(id, cancellation);
        }
    }

    /// <summary>Takes the approval from one broadcast if an article of it was changed.</summary>
    public Task VoidIfChangedAsync(long id, CancellationToken cancellation) => desk.RunAsync(
        id, BroadcastAction.Void, Actor.Product, new MoveRequest(),
        async open => await BroadcastContents.SeemsChangedAsync(open.Session, id) ? await VoidAsync(open) : BroadcastRefusals.ArticleChanged, cancellation);

    /// <summary>Begins one that is due: sends it on time, leaves it to a person when it is late or without quota, voids it when it was changed.</summary>
    public async Task BeginAsync(long id, CancellationToken cancellation)
    {
        using var step = BroadcastSteps.Start(BroadcastSteps.Begin);
        var begun = await desk.RunAsync(
            id, BroadcastAction.Begin, Actor.Product, new MoveRequest(),
            async open => (Hinder(open) ?? await HinderAsync(open)) is { } hindrance
                ? hindrance
                : await ReleaseAsync(open),
            cancellation);
        if (begun.IsRefused && begun.Refusal.Code is Late or "quotaUsedUp" or "accountGone")
        {
            await desk.RunAsync(
                id, BroadcastAction.Postpone, Actor.Product, new MoveRequest(),
                open => open.MoveAsync(open.Broadcast with { State = BroadcastState.Approved, ScheduledMs = null, Attention = begun.Refusal.Title }, begun.Refusal.Title),
                cancellation);
        }
        else if (begun.IsRefused && (begun.Refusal == BroadcastRefusals.ArticleChanged || begun.Refusal == BroadcastRefusals.NotProven))
        {
            await desk.RunAsync(id, BroadcastAction.Void, Actor.Product, new MoveRequest(), VoidAsync, cancellation);
        }
    }

    private static async Task<Outcome<Broadcast>> ReleaseAsync(OpenBroadcast open)
    {
        await BroadcastPartStore.ReleaseAsync(open.Session, open.Broadcast.Id, open.NowMs);
        return await open.MoveAsync(open.Broadcast with { State = BroadcastState.Sending, SentMs = open.NowMs, Attention = "" });
    }

    private Refusal? Hinder(OpenBroadcast open)
    {
        var due = open.Broadcast.ScheduledMs ?? open.NowMs;
        return due > open.NowMs
            ? Refusal.Conflict("notDue", "还没有到时间。")
            : due < open.NowMs - (options.LateMinutes * 60_000L)
                ? Refusal.Conflict(Late, $"已错过预定时间超过 {options.LateMinutes} 分钟，没有自动发出；请确认内容仍然合适，再重新安排发送。")
                : null;
    }

    private async Task<Refusal?> HinderAsync(OpenBroadcast open) =>
        await DueWorkHold.IsHeldAsync(open.Session) ? DueWorkHold.Held
        : !await BroadcastContents.IsAsApprovedAsync(open.Session, open.Broadcast) ? BroadcastRefusals.ArticleChanged
        : !await BroadcastContents.IsProvenAsync(open.Session, open.Broadcast) ? BroadcastRefusals.NotProven
        : await quota.ProblemAsync(open.Session, open.Broadcast, open.NowMs);

    private static Task<Outcome<Broadcast>> VoidAsync(OpenBroadcast open) => open.MoveAsync(
        BroadcastApproval.Unapproved(open.Broadcast) with { Attention = BroadcastRefusals.ArticleChanged.Title },
        "内容与批准的不一致，或找不到另一个人的批准，退回草稿");
}
