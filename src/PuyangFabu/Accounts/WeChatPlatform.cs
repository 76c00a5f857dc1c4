namespace PuyangFabu.Accounts;

/// <summary>Who answers the calls to WeChat.</summary>
/// <param name="IsSandbox">The stand-in inside the running server, not WeChat.</param>
public sealed record WeChatPlatform(bool IsSandbox);
