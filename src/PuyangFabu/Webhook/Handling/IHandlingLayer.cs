using PuyangFabu.WeChat.Messages;

namespace PuyangFabu.Webhook.Handling;

/// <summary>Stands around the handlers of the table: may answer before them, or let them answer. For handlers of another library; the product itself has none.</summary>
public interface IHandlingLayer
{
    /// <param name="own">Asks the table; at most once.</param>
    ValueTask<Handled> HandleAsync(
        IncomingMessage message, MessageContext context, Func<ValueTask<Handled>> own, CancellationToken cancellation);
}
