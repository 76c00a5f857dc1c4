namespace PuyangFabu.WeChat.Api;

/// <summary>How much is known of a call that failed.</summary>
public enum ApiFailureKind
{
    /// <summary>WeChat answered with an errcode: see <see cref="ApiFailure.Error"/>.</summary>
    Refused,

    /// <summary>The call certainly had no effect: no connection, no address, no TLS, no token, input that may not be sent.</summary>
    NotSent,

    /// <summary>The request may have reached WeChat, and what it did is unknown: cut off, too slow, HTTP 5xx, an answer that is no JSON.</summary>
    NoAnswer,
}
