using PuyangFabu.WeChat.Messages;

namespace PuyangFabu.Webhook.Handling;

/// <summary>Message type to handler. A type that is not in the table is kept and answered with <c>success</c>.</summary>
/// <param name="layer">Asked before the handlers; null for none.</param>
public sealed class HandlerTable(IHandlingLayer? layer = null)
{
    private readonly Dictionary<Type, Func<IncomingMessage, MessageContext, CancellationToken, ValueTask<Handled>>> handlers = [];

    public HandlerTable On<TMessage>(IMessageHandler<TMessage> handler)
        where TMessage : IncomingMessage
    {
        handlers.Add(typeof(TMessage), (message, context, cancellation) => handler.HandleAsync((TMessage)message, context, cancellation));
        return this;
    }

    public ValueTask<Handled> HandleAsync(IncomingMessage message, MessageContext context, CancellationToken cancellation) => layer is null
        ? OwnAsync(message, context, cancellation)
        : layer.HandleAsync(message, context, () => OwnAsync(message, context, cancellation), cancellation);

    private ValueTask<Handled> OwnAsync(IncomingMessage message, MessageContext context, CancellationToken cancellation) =>
        handlers.TryGetValue(message.GetType(), out var handler)
            ? handler(message, context, cancellation)
            : ValueTask.FromResult(Handled.Silently(ReplyReason.UnansweredType));
}
