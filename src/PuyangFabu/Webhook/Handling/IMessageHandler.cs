using PuyangFabu.Accounts;
using PuyangFabu.WeChat.Messages;

namespace PuyangFabu.Webhook.Handling;

/// <summary>Decides the answer to one type of message. It reads what it likes but writes only through <see cref="Handled.Writes"/>.</summary>
public interface IMessageHandler<in TMessage>
    where TMessage : IncomingMessage
{
    ValueTask<Handled> HandleAsync(TMessage message, MessageContext context, CancellationToken cancellation);
}

/// <summary>What a handler may know beside the message itself.</summary>
/// <param name="Account">The account that the message was sent to.</param>
/// <param name="ReceivedMs">UTC milliseconds.</param>
/// <param name="Xml">The message as it was signed, decrypted; empty when it did not come from WeChat.</param>
public sealed record MessageContext(WeChatAccount Account, long ReceivedMs, ReadOnlyMemory<byte> Xml = default)
{
    private const long FurthestMs = 24 * 60 * 60 * 1000;

    // As far as the clocks of WeChat and of this machine may differ.
    private const long AheadMs = 60 * 1000;

    /// <summary>
    /// When the message was made, UTC milliseconds, to order it among others. A time more than a day ago is not believed, nor one
    /// to come: it would make everything that follows look older.
    /// </summary>
    public long HappenedMs(IncomingMessage message) =>
        (message.CreateTime * 1000) - ReceivedMs is >= -FurthestMs and <= AheadMs ? message.CreateTime * 1000 : ReceivedMs;
}
