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

    /// <summary>WeChat did answer, in JSON that cannot be read as what was asked for. Of a list, asking for less may show which entry it is.</summary>
    public bool IsGarbled { get; init; }

    public int? Code => Error?.Code;

    /// <summary>Sentence and next step, for a line of text.</summary>
    public override string ToString() => $"{Sentence}{NextStep}";
}
