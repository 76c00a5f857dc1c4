using System.Data.Common;
using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Webhook.Callbacks;

/// <summary>
/// Uses up the signature of what is signed and brings no message into the inbox: the check of the address, and requests that are
/// refused for what they hold. What is in the inbox has used up its own in the transaction that stored it.
/// </summary>
public sealed partial class SignatureUse(SeenSignatures seen, Database database, TimeProvider clock, ILogger<SignatureUse> logger)
{
    /// <returns>False when it could not be put down; this process knows it then at least.</returns>
    public async Task<bool> UseUpAsync(WeChatAccount account, SignatureClaim claim)
    {
        if (seen.Knows(claim))
        {
            return true;
        }

        using var limit = new CancellationTokenSource(MessageDispatcher.Budget, clock);
        try
        {
            var earlier = await database.WriteAsync(session => SeenSignatureStore.ClaimAsync(session, [claim]), limit.Token);
            seen.Remember(claim.Signature, earlier.GetValueOrDefault(claim.Signature, claim.BodyHash));
            return true;
        }
        catch (Exception failure) when (failure is DbException or OperationCanceledException)
        {
            LogFailed(account.Slug, failure);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "发往账号 {Account} 的请求，签名没有记下：数据库不能写入。若是地址验证，它已被拒绝，请稍后在微信公众平台重新提交")]
    private partial void LogFailed(string account, Exception failure);
}
