namespace PuyangFabu.WeChat.Api;

/// <summary>An errcode that WeChat answered.</summary>
/// <param name="Code">The <c>errcode</c>; never 0.</param>
/// <param name="Message">The <c>errmsg</c> as sent, at most 500 characters, without what looks like a token or secret; for logs and people, never for comparing.</param>
/// <param name="Class">What to do about it.</param>
public sealed record WeChatError(int Code, string Message, WeChatErrorClass Class);
