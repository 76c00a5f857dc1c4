using System.Globalization;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Text;
using PuyangFabu.WeChat.Messages;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Conversation.MenuTaps;

/// <summary>Counts the taps on buttons whose messages another handler answers, or nobody.</summary>
/// <param name="kind"><c>click</c> or <c>view</c>.</param>
/// <param name="answering">Null when there is nothing to answer.</param>
public sealed class CountedTaps<TEvent>(string kind, MenuTapStore taps, IMessageHandler<TEvent>? answering) : IMessageHandler<TEvent>
    where TEvent : EventMessage
{
    /// <summary>An address; keys are shorter.</summary>
    private const int LongestKey = 1024;

    public async ValueTask<Handled> HandleAsync(TEvent message, MessageContext context, CancellationToken cancellation)
    {
        var handled = answering is null ? Handled.Silently(ReplyReason.Tap(kind)) : await answering.HandleAsync(message, context, cancellation);
        var tap = new MenuTap
        {
            Day = UnixMilliseconds.ToChinaTime(context.ReceivedMs).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Kind = kind,
            Key = WholeCharacters.Prefix(message.EventKey ?? "", LongestKey),
        };
        return handled with
        {
            Writes =
            [
                .. handled.Writes,
                new InboxWrite(SharedRows.MenuTaps, tap.Key, context.Account.Slug, session => taps.CountAsync(session, context.Account.Slug, tap)),
            ],
        };
    }
}
