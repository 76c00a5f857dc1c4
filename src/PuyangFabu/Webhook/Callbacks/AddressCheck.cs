using PuyangFabu.Accounts;
using PuyangFabu.WeChat.Callbacks;

namespace PuyangFabu.Webhook.Callbacks;

/// <summary>
/// Answers WeChat's check of the address (GET). The check uses up its signature, so that nothing can be posted under it; the
/// check itself may come again, as it does at every saving in WeChat's console.
/// </summary>
public sealed class AddressCheck(SignedTime signedTime, SignatureUse signatures, CheckedAddresses addresses)
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
        if (!await signatures.UseUpAsync(account, claim))
        {
            return WebhookAnswer.Refused;
        }

        addresses.Note(account);
        return WebhookAnswer.Success;
    }
}
