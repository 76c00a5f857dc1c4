using System.Globalization;
using PuyangFabu.Storage;
using PuyangFabu.Webhook;
using PuyangFabu.WeChat.Messages;

namespace PuyangFabu.Broadcasts;

/// <summary>Keeps what WeChat reports of a finished job, and carries it into the broadcast if the job is known already.</summary>
public sealed class MassSendFinishedHandler(BroadcastProgress progress) : IMessageHandler<MassSendFinishedEvent>
{
    public ValueTask<Handled> HandleAsync(MassSendFinishedEvent message, MessageContext context, CancellationToken cancellation)
    {
        if (message.MsgId is not { } id)
        {
            return ValueTask.FromResult(Handled.Silently("mass-send-finished:no-id"));
        }

        var result = MassSendResults.Of(message, context.Account.Slug, id.ToString(CultureInfo.InvariantCulture), context.ReceivedMs);
        return ValueTask.FromResult(new Handled(
            null, "mass-send-finished", new InboxWrite(SharedRows.Jobs, result.MsgId, result.Account, session => WriteAsync(session, result))));
    }

    private async Task WriteAsync(DbSession session, MassSendResult result)
    {
        await MassSendResultStore.KeepAsync(session, result);
        if (await BroadcastPartStore.OfJobAsync(session, result.Account, result.MsgId) is { } known
            && await BroadcastStore.TakeAsync(session, known.BroadcastId) is { } broadcast)
        {
            // Read once more under the broadcast: the sender may have been writing it.
            var part = (await BroadcastPartStore.ListAsync(session, broadcast.Id)).First(part => part.Id == known.Id);
            await progress.ApplyResultAsync(session, broadcast, part);
            await progress.AdvanceAsync(session, broadcast, $"微信报告：{MassSendStatus.Parse(result.Status).InWords()}（{result.Status}）");
        }
    }
}
