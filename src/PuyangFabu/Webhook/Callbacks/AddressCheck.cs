using System.Data.Common;
using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.WeChat.Callbacks;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Webhook.Callbacks;

/// <summary>
/// Answers WeChat's check of the address (GET). The check uses up its signature, so that nothing can be posted under it; the
/// check itself may come again, as it does at every saving in WeChat's console.
/// </summary>
public sealed partial class AddressCheck(SignedTime signedTime, SeenSignatures seen, Database database, TimeProvider clock, ILogger<AddressCheck> logger)
{
    /// <returns>
    /// <see cref="WebhookAnswer.Success"/> when the echo may be sent. While nothing can be put down it may not: WeChat's console
    /// knows no "later", and its operator asks again.
    /// </returns>
    public async Task<WebhookAnswer> AnswerAsync(WeChatAccount account, CallbackQuery query)
    {
        if (query.IsAmbiguous
            || query.Echo.Length == 0
            || !signedTime.Allows(query.Timestamp, out var signedAt)
            || !CallbackSignature.IsValid(account.Token, query.Timestamp, query.Nonce, query.Signature))
        {
            return WebhookAnswer.Refused;
        }

        var claim = SignatureClaim.OfOther(account, query, signedAt, signedTime.ExpiryMs(signedAt));
        using var limit = new CancellationTokenSource(MessageDispatcher.Budget, clock);
        try
        {
            if (!seen.Knows(claim))
            {
                var earlier = await database.WriteAsync(session => SeenSignatureStore.ClaimAsync(session, [claim]), limit.Token);
                seen.Remember(claim.Signature, earlier.GetValueOrDefault(claim.Signature, claim.BodyHash));
            }

            return WebhookAnswer.Success;
        }
        catch (Exception failure) when (failure is DbException or OperationCanceledException)
        {
            LogFailed(account.Slug, failure);
            return WebhookAnswer.Refused;
        }
    }

    [LoggerMessage(LogLevel.Error, "账号 {Account} 的地址验证没有完成：数据库不能写入，已拒绝，请稍后在微信公众平台重新提交")]
    private partial void LogFailed(string account, Exception failure);
}
