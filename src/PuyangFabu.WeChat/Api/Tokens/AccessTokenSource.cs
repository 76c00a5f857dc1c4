using System.Collections.Concurrent;

namespace PuyangFabu.WeChat.Api.Tokens;

/// <summary>The access tokens of all accounts, by AppID. A token leaves this class only to go into the query of a call.</summary>
internal sealed class AccessTokenSource(StableTokenCall platform, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, TokenHolder> accounts = new(StringComparer.Ordinal);

    /// <summary>A failure here means that the call itself was not sent, whatever became of the question for the token.</summary>
    public async Task<ApiAnswer<string>> GetAsync(ApiAccount account, CancellationToken cancellation)
    {
        var token = await Of(account).GetAsync(account, cancellation);
        return token.Failure is { } failure ? AsNotSent(failure) : token.Value.Value;
    }

    /// <param name="token">The one that WeChat refused.</param>
    public void Drop(ApiAccount account, string token) => Of(account).Drop(token);

    private TokenHolder Of(ApiAccount account) => accounts.GetOrAdd(account.AppId, _ => new TokenHolder(platform, clock));

    private static ApiFailure AsNotSent(ApiFailure failure) => failure.Kind == ApiFailureKind.NoAnswer
        ? new ApiFailure(ApiFailureKind.NotSent, "没有取得微信的访问凭证（微信没有答复），请求没有发出。", "检查本机的网络，稍后再试。")
        : failure with { Kind = ApiFailureKind.NotSent };
}
