namespace PuyangFabu.WeChat.Api;

/// <summary>Why a call to WeChat has no result.</summary>
/// <param name="Kind">Whether it may have had an effect.</param>
/// <param name="Sentence">What happened, in Chinese, for an editor; holds no secret.</param>
/// <param name="NextStep">What to do about it, in Chinese.</param>
public sealed record ApiFailure(ApiFailureKind Kind, string Sentence, string NextStep)
{
    /// <summary>The errcode and its class; null unless WeChat refused the call, or (<see cref="ApiFailureKind.NotSent"/>) the token for it.</summary>
    public WeChatError? Error { get; init; }

    /// <summary>The job that exists already, on errcode 45065 of a mass send (<c>msg_id</c>, or <c>msgid</c> in old documents).</summary>
    public string? MsgId { get; init; }

    /// <summary>openids that a partial failure (45171) names; empty otherwise.</summary>
    public IReadOnlyList<string> FailedOpenIds { get; init; } = [];

    /// <summary>WeChat did answer, in JSON that cannot be read as what was asked for, or is too long to be read. Of a list, asking for less may show which entry it is.</summary>
    public bool IsGarbled { get; init; }

    public int? Code => Error?.Code;

    /// <summary>Sentence and next step, for a line of text.</summary>
    public override string ToString() => $"{Sentence}{NextStep}";
}

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

/// <summary>An errcode that WeChat answered.</summary>
/// <param name="Code">The <c>errcode</c>; never 0.</param>
/// <param name="Message">The <c>errmsg</c> as sent, at most 500 characters, without what looks like a token or secret; for logs and people, never for comparing.</param>
/// <param name="Class">What to do about it.</param>
public sealed record WeChatError(int Code, string Message, WeChatErrorClass Class);

/// <summary>What to do about an errcode.</summary>
public enum WeChatErrorClass
{
    /// <summary>Not in the table: treat it as refused and show it to a person.</summary>
    Unknown,

    /// <summary>Later it may work; a mass send only with the same clientmsgid.</summary>
    Retry,

    /// <summary>The access token is not valid any more: a new one and once more.</summary>
    RefreshToken,

    /// <summary>The request is wrong: it must be changed.</summary>
    FixInput,

    /// <summary>Used up until the quota starts anew.</summary>
    Quota,

    /// <summary>The account or a setting does not allow it: a person must act.</summary>
    Permission,

    /// <summary>The state of the thing does not allow it.</summary>
    State,
}
