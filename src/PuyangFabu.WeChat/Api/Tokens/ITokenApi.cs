namespace PuyangFabu.WeChat.Api.Tokens;

/// <summary>Whether WeChat gives this account a token; the token itself is not for callers.</summary>
public interface ITokenApi
{
    /// <summary>Asks WeChat, whatever is cached, and never for a new token: the one in use stays good.</summary>
    Task<ApiAnswer<TokenCheck>> CheckAsync(ApiAccount account, CancellationToken cancellation);
}

/// <summary>WeChat gave a token.</summary>
/// <param name="ExpiresIn">What is left of its life.</param>
/// <param name="PlatformTime">WeChat's clock, to the second; null when it did not say.</param>
public sealed record TokenCheck(TimeSpan ExpiresIn, DateTimeOffset? PlatformTime);
