using PuyangFabu.Accounts;
using PuyangFabu.WeChat.Messages;
using PuyangFabu.Webhook.Handling;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Webhook.Callbacks;

/// <summary>A message that was signed, read and sent to this account.</summary>
/// <param name="Xml">Plain, after decryption.</param>
/// <param name="Claim">The use of its signature.</param>
/// <param name="Start">Timestamp of the clock when the request came.</param>
public sealed record ReceivedCallback(WeChatAccount Account, IncomingMessage Message, ReadOnlyMemory<byte> Xml, SignatureClaim Claim, long Start)
{
    public DeliveryKey Key { get; } = DeliveryKey.Of(Account.Slug, Message, Xml.Span);

    public InboxEntry ToEntry(
        TimeProvider clock, long receivedMs, byte[]? reply, string reason, KeptWords keeps = KeptWords.All, params IReadOnlyList<InboxWrite> writes) => new()
        {
            Key = Key,
            Account = Account.Slug,
            OpenId = Message.FromUserName,
            Kind = Message is EventMessage { Event: var name } ? $"event:{name}" : Message.MsgType,
            ReceivedMs = receivedMs,
            StartedAt = Start,
            Claim = Claim,
            Message = keeps != KeptWords.All && Message is TextMessage text ? StarredMessage.Of(text, keeps) : Xml.ToArray(),
            Reply = reply,
            Reason = reason,
            ElapsedMicroseconds = (long)clock.GetElapsedTime(Start).TotalMicroseconds,
            Writes = writes,
        };
}
