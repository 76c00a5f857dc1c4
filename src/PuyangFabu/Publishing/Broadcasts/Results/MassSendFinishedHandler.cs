using System.Globalization;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.WeChat.Messages;
using PuyangFabu.Webhook;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Publishing.Broadcasts.Results;

/// <summary>Keeps what WeChat reports of a finished job, and carries it into the broadcast if the job is known to be one that this account sent.</summary>
public sealed class MassSendFinishedHandler(BroadcastProgress progress, WebhookMetrics metrics) : IMessageHandler<MassSendFinishedEvent>
{
    public ValueTask<Handled> HandleAsync(MassSendFinishedEvent message, MessageContext context, CancellationToken cancellation)
    {
        if (message.MsgId is not { } id)
        {
            return ValueTask.FromResult(Handled.Silently(ReplyReason.MassSendWithoutId));
        }

        var result = MassSendResult.Of(message, context.Account.Slug, id.ToString(CultureInfo.InvariantCulture), context.ReceivedMs);
        return ValueTask.FromResult(new Handled(
            null, ReplyReason.MassSendFinished, new InboxWrite(SharedRows.Jobs, result.MsgId, result.Account, session => WriteAsync(session, result))));
    }

    // WeChat's own word where somebody may have to look it up.
    private static string ReportOf(MassSendStatus status) =>
        $"微信报告：{status.InWords()}{(status.Outcome == MassSendOutcome.Success ? "" : $"（{status.Text}）")}";

    private async Task WriteAsync(DbSession session, MassSendResult result)
    {
        // The broadcast before its result, as everywhere: two that take both wait for each other in no order but this.
        var known = await BroadcastPartStore.OfJobAsync(session, result.Account, result.MsgId);
        var broadcast = known is null ? null : await BroadcastStore.TakeAsync(session, known.BroadcastId);
        await MassSendResultStore.KeepAsync(session, result);
        if (known is not null && broadcast is not null)
        {
            using var step = BroadcastSteps.Start(BroadcastSteps.Finish, known);

            // Read once more under the broadcast: the sender may have been writing it.
            var part = (await BroadcastPartStore.ListAsync(session, broadcast.Id)).First(part => part.Id == known.Id);
            await progress.ApplyResultAsync(session, broadcast, part);
            await progress.AdvanceAsync(session, broadcast, ReportOf(MassSendStatus.Parse(result.Status)));
        }
        else
        {
            // Perhaps the answer with the job's number is not stored yet; then it is claimed later.
            metrics.UnknownJob("mass");
        }
    }
}
