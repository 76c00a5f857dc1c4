using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Mass;

namespace PuyangFabu.Publishing.Broadcasts.Results;

/// <summary>Asks WeChat what became of a job, for when its report is lost or contradicts what is known. Only the report carries the counts.</summary>
public sealed class PartPoller(Database database, BroadcastStore broadcasts, BroadcastProgress progress, AccountRegistry accounts, IMassSendApi mass, BroadcastOptions options, TimeProvider clock)
{
    internal const int MostDoublings = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromHours(48);

    public async Task PollAsync(BroadcastPart part, CancellationToken cancellation)
    {
        if (await broadcasts.FindAsync(part.BroadcastId, cancellation) is not { } found || accounts.Find(found.Account) is not { } account)
        {
            return;
        }

        if (part.State == PartState.Submitted
            && await database.ReadAsync(session => MassSendResultStore.FindAsync(session, found.Account, part.MsgId), cancellation) is { Outcome: MassSendResult.Success })
        {
            // Reported in the very moment in which the answer was stored: neither saw the other.
            await ApplyReportAsync(part, cancellation);
            return;
        }

        using var step = BroadcastSteps.Start(BroadcastSteps.Poll, part);
        var answer = await mass.ProgressAsync(account.Api, part.MsgId, cancellation);
        await database.WriteAsync(
            async session =>
            {
                if (await BroadcastStore.TakeAsync(session, part.BroadcastId) is not { } broadcast
                    || (await BroadcastPartStore.ListAsync(session, broadcast.Id)).FirstOrDefault(known => known.Id == part.Id) is not { } now
                    || now.State != part.State)
                {
                    return;
                }

                var result = await MassSendResultStore.TakeAsync(session, broadcast.Account, now.MsgId);
                if (await BroadcastPartStore.MoveAsync(session, now, After(now, answer, result)))
                {
                    await progress.AdvanceAsync(session, broadcast, "查询结果");
                }
            },
            cancellation);
    }

    private Task ApplyReportAsync(BroadcastPart part, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            if (await BroadcastStore.TakeAsync(session, part.BroadcastId) is { } broadcast
                && (await BroadcastPartStore.ListAsync(session, broadcast.Id)).FirstOrDefault(known => known.Id == part.Id) is { State: PartState.Submitted } now)
            {
                await progress.ApplyResultAsync(session, broadcast, now);
                await BroadcastPartStore.DeferAsync(session, now, clock.NowMs() + (options.PollSeconds * 1000L));
                await progress.AdvanceAsync(session, broadcast, "微信的报告");
            }
        },
        cancellation);

    private BroadcastPart After(BroadcastPart part, ApiAnswer<MassSendProgress> answer, MassSendResult? result)
    {
        var now = clock.NowMs();
        var wait = options.PollSeconds * 1000L << (int)Math.Min(part.Polls, MostDoublings);
        var later = part with
        {
            Polls = part.Polls + 1,
            NextStepMs = now - part.SubmittedMs > Patience.TotalMilliseconds ? BroadcastPart.Never : now + wait,
        };

        // What is known to have ended keeps its words until WeChat says otherwise.
        var isOpen = part.State == PartState.Submitted;
        return answer.IsFailed
            ? isOpen ? later with { Problem = $"查询结果时：{answer.Failure}" } : later
            : PartResult.Decided(later, answer.Value, result, now) ?? (isOpen ? later with { Problem = "" } : later);
    }
}
