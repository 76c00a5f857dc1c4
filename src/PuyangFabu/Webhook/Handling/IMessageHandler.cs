using PuyangFabu.WeChat.Messages;

namespace PuyangFabu.Webhook.Handling;

/// <summary>Decides the answer to one type of message. It reads what it likes but writes only through <see cref="Handled.Writes"/>.</summary>
public interface IMessageHandler<in TMessage>
    where TMessage : IncomingMessage
{
    ValueTask<Handled> HandleAsync(TMessage message, MessageContext context, CancellationToken cancellation);
}
