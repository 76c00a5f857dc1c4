namespace PuyangFabu.WeChat.Api.Tokens;

/// <summary>What <c>stable_token</c> answered.</summary>
/// <param name="ExpiresIn">What is left of its life.</param>
/// <param name="PlatformTime">WeChat's clock at the answer; null when it did not say.</param>
internal sealed record StableToken(string Value, TimeSpan ExpiresIn, DateTimeOffset? PlatformTime)
{
    /// <summary>Nothing of the token: a record would print it.</summary>
    public override string ToString() => $"token for {ExpiresIn}";
}
