using System.Buffers;
using PuyangFabu.Accounts;
using PuyangFabu.Storage;
using PuyangFabu.WeChat.Callbacks;
using PuyangFabu.WeChat.Messages;

namespace PuyangFabu.Webhook;

/// <summary>A message's way from bytes to answer; the one place that knows the order.</summary>
public sealed partial class WebhookPipeline(
    SignedTime signedTime,
    RunningDeliveries running,
    MessageDispatcher dispatcher,
    InboxWriter inbox,
    WebhookMetrics metrics,
    TimeProvider clock,
    ILogger<WebhookPipeline> logger)
{
    /// <summary>Answers WeChat's check of the address (GET).</summary>
    public bool Verifies(WeChatAccount account, in CallbackQuery query) =>
        signedTime.Allows(query.Timestamp)
        && CallbackSignature.IsValid(account.Token, query.Timestamp, query.Nonce, query.Signature);

    /// <summary>Answers a delivery (POST).</summary>
    /// <param name="body">At most the size cap; may be reused once the task is done.</param>
    public async Task<WebhookAnswer> AnswerAsync(WeChatAccount account, CallbackQuery query, ReadOnlyMemory<byte> body)
    {
        var start = clock.GetTimestamp();
        if (!signedTime.Allows(query.Timestamp) || OpenedCallback.Open(account, query, body) is not { } opened)
        {
            LogRefused(account.Slug);
            return WebhookAnswer.Refused;
        }

        if (MessageParser.Parse(opened.Xml.Span, out var message) != ParseOutcome.Ok || message is null)
        {
            LogNotAMessage(account.Slug);
            return WebhookAnswer.NotAMessage;
        }

        StoredReply reply;
        try
        {
            var key = DeliveryKey.Of(account.Slug, message, opened.Xml.Span);
            reply = await running.JoinAsync(key, () => HandleAsync(key, account, message, opened.Xml, start));
        }
        catch (Exception failure)
        {
            LogNotAnswered(account.Slug, failure);
            return WebhookAnswer.NotStored;
        }

        if (reply.Repeated)
        {
            metrics.Repeated();
        }

        return reply.Xml switch
        {
            null => WebhookAnswer.Success,
            { } xml when opened.Cipher is { } cipher => WebhookAnswer.Xml(ReplySealer.Seal(account, cipher, xml, message.CreateTime)),
            { } xml => WebhookAnswer.Xml(xml),
        };
    }

    private async Task<StoredReply> HandleAsync(DeliveryKey key, WeChatAccount account, IncomingMessage message, ReadOnlyMemory<byte> xml, long start)
    {
        var context = new MessageContext(account, clock.NowMs());
        var handled = await dispatcher.DispatchAsync(message, context);
        return await inbox.StoreAsync(new InboxEntry
        {
            Key = key,
            Account = account.Slug,
            OpenId = message.FromUserName,
            Kind = message is EventMessage { Event: var name } ? $"event:{name}" : message.MsgType,
            ReceivedMs = context.ReceivedMs,
            Message = xml.ToArray(),
            Reply = Write(message, handled, context.ReceivedMs),
            Reason = handled.Reason,
            ElapsedMicroseconds = (long)clock.GetElapsedTime(start).TotalMicroseconds,
            Write = handled.Write,
        });
    }

    private byte[]? Write(IncomingMessage message, Handled handled, long receivedMs)
    {
        if (handled.Reply is null)
        {
            return null;
        }

        try
        {
            var output = new ArrayBufferWriter<byte>(1024);
            ReplyWriter.Write(output, handled.Reply, message.FromUserName, message.ToUserName, receivedMs / 1000);
            return output.WrittenSpan.ToArray();
        }
        catch (ArgumentException failure)
        {
            // An empty text or a ninth card would show the follower a notice of failure; silence is better.
            metrics.HandlerFailed("reply");
            LogBadReply(handled.Reason, failure);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "拒绝了发往账号 {Account} 的请求：签名、时间、密文或 AppID 不符")]
    private partial void LogRefused(string account);

    [LoggerMessage(LogLevel.Error, "发往账号 {Account} 的消息未能处理并保存，已回复 500")]
    private partial void LogNotAnswered(string account, Exception failure);

    [LoggerMessage(LogLevel.Warning, "发往账号 {Account} 的请求签名正确，但内容不是消息")]
    private partial void LogNotAMessage(string account);

    [LoggerMessage(LogLevel.Error, "回复（{Reason}）不符合微信的要求，未发出")]
    private partial void LogBadReply(string reason, Exception failure);
}
