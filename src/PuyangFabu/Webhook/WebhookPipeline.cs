using System.Buffers;
using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.WeChat.Callbacks;
using PuyangFabu.WeChat.Messages;
using PuyangFabu.Webhook.Callbacks;
using PuyangFabu.Webhook.Handling;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Webhook;

/// <summary>A message's way from bytes to answer; the one place that knows the order.</summary>
public sealed partial class WebhookPipeline(
    SignedTime signedTime,
    EncryptionStates encryption,
    SeenSignatures seen,
    SignatureUse signatures,
    InboxRoom room,
    RunningDeliveries running,
    MessageDispatcher dispatcher,
    InboxWriter inbox,
    WebhookMetrics metrics,
    TimeProvider clock,
    ILogger<WebhookPipeline> logger)
{
    // Replies are written one after the other on a thread, each into the same memory.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? written;

    /// <summary>Answers a delivery (POST).</summary>
    /// <param name="body">At most the size cap; may be reused once the task is done.</param>
    public async Task<WebhookAnswer> AnswerAsync(WeChatAccount account, CallbackQuery query, ReadOnlyMemory<byte> body)
    {
        var start = clock.GetTimestamp();
        var isSigned = false;
        if (!signedTime.Allows(query.Timestamp, out var signedAt) || OpenedCallback.Open(account, query, body, out isSigned) is not { } opened)
        {
            if (isSigned)
            {
                // Sealed with another key, say: nobody may post something else under what WeChat has signed.
                await signatures.UseUpAsync(account, SignatureClaim.OfOther(account, query, signedAt, signedTime.ExpiryMs(signedAt)));
            }

            metrics.Refused("unverified");
            LogRefused(account.Slug);
            return WebhookAnswer.Refused;
        }

        var expiresMs = signedTime.ExpiryMs(signedAt);
        var claim = opened.Cipher is null
            ? SignatureClaim.OfPlain(query, signedAt, expiresMs, body.Span)
            : SignatureClaim.OfOther(account, query, signedAt, expiresMs);
        if (IsPlainRefused(account, claim))
        {
            return WebhookAnswer.Refused;
        }

        if (MessageParser.Parse(opened.Xml.Span, out var message) != ParseOutcome.Ok || message is null)
        {
            await signatures.UseUpAsync(account, claim);
            LogNotAMessage(account.Slug);
            return WebhookAnswer.NotAMessage;
        }

        if (!account.IsNamedBy(message.ToUserName))
        {
            await signatures.UseUpAsync(account, claim);
            metrics.Refused("recipient");
            LogOtherRecipient(account.Slug);
            return WebhookAnswer.Refused;
        }

        WebhookSteps.Mark(WebhookSteps.Verified);
        StoredReply reply;
        try
        {
            reply = await ReplyAsync(new ReceivedCallback(account, message, opened.Xml, claim, start));
        }
        catch (NotStoredException failure)
        {
            metrics.NotStored(failure.Message);
            return WebhookAnswer.NotStored;
        }
        catch (Exception failure)
        {
            LogNotAnswered(account.Slug, failure);
            return WebhookAnswer.NotStored;
        }

        if (reply.IsRefused)
        {
            metrics.Refused(encryption.RefusesPlain(account) ? "plain" : "signature_reused");
            LogPlainRefused(account.Slug);
            return WebhookAnswer.Refused;
        }

        if (reply.Repeated)
        {
            metrics.Repeated(reply.Joined);
        }

        return reply.Xml switch
        {
            null => WebhookAnswer.Success,
            { } xml when opened.Cipher is { } cipher => WebhookAnswer.Xml(ReplySealer.Seal(account, cipher, xml, message.CreateTime)),
            { } xml => WebhookAnswer.Xml(xml),
        };
    }

    // What this process knows already; the inbox asks the same of the database before anything counts.
    private bool IsPlainRefused(WeChatAccount account, SignatureClaim claim)
    {
        var reason = !claim.IsPlain ? null : encryption.RefusesPlain(account) ? "plain" : seen.Contradict(claim) ? "signature_reused" : null;
        if (reason is null)
        {
            return false;
        }

        metrics.Refused(reason);
        LogPlainRefused(account.Slug);
        return true;
    }

    private async Task<StoredReply> ReplyAsync(ReceivedCallback callback)
    {
        if (!room.TryEnter(callback.Xml.Length))
        {
            throw new NotStoredException("full");
        }

        try
        {
            var reply = await running.JoinAsync(callback.Key, (Pipeline: this, Callback: callback), static given => given.Pipeline.HandleAsync(given.Callback));
            if (!reply.Repeated || seen.Knows(callback.Claim))
            {
                return reply;
            }

            // A repeat has no second effect, but a signature of its own, which only the database can admit for all processes.
            var admitted = await inbox.StoreAsync(callback.ToEntry(clock, clock.NowMs(), reply.Xml, "repeat"));
            return admitted.IsRefused ? admitted : reply;
        }
        finally
        {
            room.Leave(callback.Xml.Length);
        }
    }

    // Most answers are there at once, and then nothing has to be kept for later.
    private Task<StoredReply> HandleAsync(ReceivedCallback callback)
    {
        var context = new MessageContext(callback.Account, clock.NowMs(), callback.Xml);
        if (WebhookSteps.AreFollowed)
        {
            return TraceAsync(callback, context);
        }

        var work = dispatcher.DispatchAsync(callback.Message, context);
        return work.IsCompletedSuccessfully ? StoreAsync(callback, context, work.Result) : WaitAsync(callback, context, work);
    }

    private async Task<StoredReply> WaitAsync(ReceivedCallback callback, MessageContext context, ValueTask<Handled> work) =>
        await StoreAsync(callback, context, await work);

    private async Task<StoredReply> TraceAsync(ReceivedCallback callback, MessageContext context)
    {
        Handled handled;
        using (WebhookSteps.Start(WebhookSteps.Handle))
        {
            handled = await dispatcher.DispatchAsync(callback.Message, context);
        }

        using var storing = WebhookSteps.Start(WebhookSteps.Store);
        return await StoreAsync(callback, context, handled);
    }

    private Task<StoredReply> StoreAsync(ReceivedCallback callback, MessageContext context, Handled handled) => inbox.StoreAsync(callback.ToEntry(
        clock, context.ReceivedMs, Write(callback.Message, handled, context.ReceivedMs), handled.Reason.ToString(), handled.Keeps, handled.Writes));

    private byte[]? Write(IncomingMessage message, Handled handled, long receivedMs)
    {
        if (handled.Reply is null)
        {
            return null;
        }

        try
        {
            var output = written ??= new ArrayBufferWriter<byte>(1024);
            output.ResetWrittenCount();
            ReplyWriter.Write(output, handled.Reply, message.FromUserName, message.ToUserName, receivedMs / 1000);
            return output.WrittenSpan.ToArray();
        }
        catch (ArgumentException failure)
        {
            // An empty text or a ninth card would show the follower a notice of failure; silence is better.
            metrics.HandlerFailed("reply");
            LogBadReply(handled.Reason.ToString(), failure);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "拒绝了发往账号 {Account} 的请求：签名、时间、密文或 AppID 不符")]
    private partial void LogRefused(string account);

    [LoggerMessage(LogLevel.Warning, "拒绝了发往账号 {Account} 的明文消息：该账号只接受加密消息，或它的签名已用于另一个请求")]
    private partial void LogPlainRefused(string account);

    [LoggerMessage(LogLevel.Warning, "拒绝了发往账号 {Account} 的消息：ToUserName 不是该账号的 OriginalId")]
    private partial void LogOtherRecipient(string account);

    [LoggerMessage(LogLevel.Error, "发往账号 {Account} 的消息未能处理并保存，已回复 500")]
    private partial void LogNotAnswered(string account, Exception failure);

    [LoggerMessage(LogLevel.Warning, "发往账号 {Account} 的请求签名正确，但内容不是消息")]
    private partial void LogNotAMessage(string account);

    [LoggerMessage(LogLevel.Error, "回复（{Reason}）不符合微信的要求，未发出")]
    private partial void LogBadReply(string reason, Exception failure);
}
