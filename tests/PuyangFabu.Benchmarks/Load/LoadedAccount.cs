using PuyangFabu.Accounts;
using PuyangFabu.WeChat.Callbacks;

namespace PuyangFabu.Benchmarks.Load;

/// <summary>What WeChat knows of the account: enough to sign and encrypt for it.</summary>
internal sealed class LoadedAccount(WeChatAccountOptions options)
{
    public string Token => options.Token;

    public string OriginalId => options.OriginalId;

    public CallbackCrypto Cipher { get; } = new(options.EncodingAesKey, options.AppId);
}
