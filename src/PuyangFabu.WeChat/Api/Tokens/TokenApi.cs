namespace PuyangFabu.WeChat.Api.Tokens;

/// <summary><see cref="ITokenApi"/> over HTTP.</summary>
internal sealed class TokenApi(StableTokenCall platform) : ITokenApi
{
    public async Task<ApiAnswer<TokenCheck>> CheckAsync(ApiAccount account, CancellationToken cancellation)
    {
        var token = await platform.AskAsync(account, force: false, cancellation, mayRepeat: false);
        return token.Failure is { } failure ? failure : new TokenCheck(token.Value.ExpiresIn, token.Value.PlatformTime);
    }
}
