namespace PuyangFabu.WeChat.Api.Tokens;

/// <summary>WeChat gave a token.</summary>
/// <param name="ExpiresIn">What is left of its life.</param>
/// <param name="PlatformTime">WeChat's clock, to the second; null when it did not say.</param>
public sealed record TokenCheck(TimeSpan ExpiresIn, DateTimeOffset? PlatformTime);
