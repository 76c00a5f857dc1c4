using PuyangFabu.WeChat.Messages;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Conversation.Cases.Delivering;

/// <summary>Keeps what followers say about notices, and what WeChat tells of those that were sent.</summary>
public sealed class NoticeEventHandler(CaseOptions options)
    : IMessageHandler<SubscribeMessagePopupEvent>, IMessageHandler<SubscribeMessageChangeEvent>, IMessageHandler<SubscribeMessageSentEvent>
{
    private const string Accepted = "accept";

    public ValueTask<Handled> HandleAsync(SubscribeMessagePopupEvent message, MessageContext context, CancellationToken cancellation) =>
        ValueTask.FromResult(Decided(message.FromUserName, message.Items, context));

    public ValueTask<Handled> HandleAsync(SubscribeMessageChangeEvent message, MessageContext context, CancellationToken cancellation) =>
        ValueTask.FromResult(Decided(message.FromUserName, message.Items, context));

    public ValueTask<Handled> HandleAsync(SubscribeMessageSentEvent message, MessageContext context, CancellationToken cancellation)
    {
        var (account, openId, atMs) = (context.Account.Slug, message.FromUserName, context.ReceivedMs);
        var ours = message.Items.Where(item => item.ErrorCode is not null && options.Templates.Contains(item.TemplateId)).ToList();
        return ValueTask.FromResult(new Handled(null, ReplyReason.Notice, ours.Count == 0 ? [] :
        [
            new InboxWrite(SharedRows.Cases, openId, account, async session =>
            {
                foreach (var item in ours)
                {
                    await CaseStore.NoticeEndedAsync(session, account, openId, arrived: item.ErrorCode == 0, atMs);
                }
            }),
        ]));
    }

    // Forms that are none of ours are other people's business.
    private Handled Decided(string openId, IReadOnlyList<SubscribeMessageChoice> choices, MessageContext context)
    {
        var (account, atMs) = (context.Account.Slug, context.ReceivedMs);
        var ours = choices.Where(choice => options.Templates.Contains(choice.TemplateId)).ToList();
        return new Handled(null, ReplyReason.Notice, ours.Count == 0 ? [] :
        [
            new InboxWrite(SharedRows.NoticeConsents, openId, account, async session =>
            {
                foreach (var choice in ours.OrderBy(static choice => choice.TemplateId, StringComparer.Ordinal))
                {
                    await (choice.Status == Accepted
                        ? NoticeConsentStore.AllowAsync(session, account, openId, choice.TemplateId, atMs)
                        : NoticeConsentStore.RefuseAsync(session, account, openId, choice.TemplateId));
                }
            }),
        ]);
    }
}
