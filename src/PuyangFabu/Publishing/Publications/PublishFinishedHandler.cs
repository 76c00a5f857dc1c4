using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.WeChat.Messages;
using PuyangFabu.Webhook;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Publishing.Publications;

/// <summary>Keeps what WeChat reports of a publishing job, and carries it into the publication if the job is known already.</summary>
public sealed class PublishFinishedHandler(PublicationDesk desk, PublicationProgress progress, WebhookMetrics metrics, TimeProvider clock) : IMessageHandler<PublishFinishedEvent>
{
    public ValueTask<Handled> HandleAsync(PublishFinishedEvent message, MessageContext context, CancellationToken cancellation)
    {
        if (message.PublishId.Length == 0 || message.PublishStatus is not { } status)
        {
            return ValueTask.FromResult(Handled.Silently(ReplyReason.PublishIncomplete));
        }

        var result = new PublishResult
        {
            Account = context.Account.Slug,
            PublishId = message.PublishId,
            Status = status,
            WeChatArticleId = message.ArticleId ?? "",
            ArticleUrls = string.Join('\n', message.Articles.OrderBy(static article => article.Index).Select(static article => article.Url)),
            FailedIndexes = string.Join('\n', message.FailedIndexes),
            ReceivedMs = context.ReceivedMs,
        };
        return ValueTask.FromResult(new Handled(
            null, ReplyReason.PublishFinished, new InboxWrite(SharedRows.Jobs, result.PublishId, result.Account, session => WriteAsync(session, result))));
    }

    private async Task WriteAsync(DbSession session, PublishResult result)
    {
        if (await PublicationStore.OfJobAsync(session, result.Account, result.PublishId) is { } known)
        {
            await desk.RunAsync(
                session, known.Id, PublicationAction.Progress, Actor.Product, new MoveRequest(),
                open => progress.Hear(open.Row, result, open.NowMs) is { } to
                    ? open.MoveAsync(to, to.State == open.Row.State ? $"收到的通知（状态 {result.Status}）与已知的不符，向微信核对" : "微信报告了结果")
                    : Task.FromResult<Outcome<Publication>>(open.Row));

            // The publication before its result, as everywhere: two that take both wait for each other in no order but this.
            await PublishResultStore.KeepAsync(session, result);
            await PublishResultStore.TakeAsync(session, result.Account, result.PublishId);
            return;
        }

        metrics.UnknownJob("publish");
        await PublicationStore.HurryAsync(session, result.Account, clock.NowMs());
        await PublishResultStore.KeepAsync(session, result);
    }
}
