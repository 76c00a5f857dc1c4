using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>One job at WeChat.</summary>
public sealed record PartView
{
    /// <summary>From 1.</summary>
    public required long Number { get; init; }

    public required string Status { get; init; }

    public required string StatusName { get; init; }

    public required string ClientMsgId { get; init; }

    public long? OpenIdCount { get; init; }

    public string? MsgId { get; init; }

    public string? MsgDataId { get; init; }

    public long? ErrorCode { get; init; }

    public string? Problem { get; init; }

    public BroadcastCounts? Counts { get; init; }

    public IReadOnlyList<string>? ArticleUrls { get; init; }

    /// <summary>When it is looked at again; null when nothing more is done by itself.</summary>
    public DateTimeOffset? NextStepAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public static PartView Of(BroadcastPart part) => new()
    {
        Number = part.Position + 1,
        Status = part.State,
        StatusName = PartState.NameOf(part.State),
        ClientMsgId = part.ClientMsgId,
        OpenIdCount = part.Recipients,
        MsgId = Given(part.MsgId),
        MsgDataId = Given(part.MsgDataId),
        ErrorCode = part.ErrorCode,
        Problem = Given(part.Problem),
        Counts = BroadcastCounts.Of([part]),
        ArticleUrls = part.ArticleUrls.Length > 0 ? part.ArticleUrls.Split('\n') : null,
        NextStepAt = part.State is PartState.Unknown or PartState.Submitted && part.NextStepMs is > 0 and < BroadcastPart.Never
            ? UnixMilliseconds.ToChinaTime(part.NextStepMs) : null,
        FinishedAt = part.FinishedMs is { } finished ? UnixMilliseconds.ToChinaTime(finished) : null,
    };

    private static string? Given(string text) => text.Length > 0 ? text : null;
}

/// <summary>How many followers a send was for, was left for after WeChat's filters, reached, and missed. Approximate: WeChat counts shortly before the end.</summary>
public sealed record BroadcastCounts(long Total, long Filter, long Sent, long Error)
{
    /// <returns>Null when nothing is known.</returns>
    public static BroadcastCounts? Of(IReadOnlyList<BroadcastPart> parts) => parts.Any(static part => part.TotalCount is not null)
        ? new(
            parts.Sum(static part => part.TotalCount ?? 0), parts.Sum(static part => part.FilterCount ?? 0),
            parts.Sum(static part => part.SentCount ?? 0), parts.Sum(static part => part.ErrorCount ?? 0))
        : null;
}

/// <summary>One call that handed a part to WeChat.</summary>
/// <param name="Part">From 1.</param>
/// <param name="Outcome"><c>accepted</c>, <c>existed</c>, <c>refused</c>, <c>notSent</c>, <c>noAnswer</c>; null while it is under way.</param>
public sealed record AttemptView(
    long Part, long Number, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Outcome, long? ErrorCode, string? MsgId, string? Problem)
{
    public static AttemptView Of(BroadcastAttempt attempt) => new(
        attempt.PartPosition + 1,
        attempt.Number,
        UnixMilliseconds.ToChinaTime(attempt.StartedMs),
        attempt.EndedMs is { } ended ? UnixMilliseconds.ToChinaTime(ended) : null,
        Given(attempt.Outcome),
        attempt.ErrorCode,
        Given(attempt.MsgId),
        Given(attempt.Problem));

    private static string? Given(string text) => text.Length > 0 ? text : null;
}

/// <summary>Something that happened to a broadcast.</summary>
public sealed record TimelineItem(
    DateTimeOffset At, string Action, string ActionName, string From, string To, string By, string ContentHash, string Comment)
{
    /// <summary>Of a preview: on whose phone; as it was registered, or else masked.</summary>
    public string? ShownTo { get; init; }

    /// <summary>Of a preview: one of <see cref="OutsideCallState"/>.</summary>
    public string? Result { get; init; }

    public static TimelineItem Of(MoveEvent happened) => new(
        UnixMilliseconds.ToChinaTime(happened.AtMs), happened.Action, BroadcastFlow.NameOfCode(happened.Action), happened.FromState, happened.ToState,
        happened.OperatorName, happened.ContentHash, happened.Comment);

    public static TimelineItem Of(OutsideCall preview) => new(
        UnixMilliseconds.ToChinaTime(preview.StartedMs),
        MoveCode.Of(BroadcastAction.Preview),
        BroadcastFlow.NameOf(BroadcastAction.Preview),
        "",
        "",
        preview.OperatorName,
        preview.ContentHash,
        $"发给 {preview.ShownTo}：{OutsideCallState.NameOf(preview.State)}{(preview.Result.Length > 0 ? $"，{preview.Result}" : "")}")
    {
        ShownTo = preview.ShownTo,
        Result = preview.State,
    };
}

/// <summary>A job that WeChat reported and that no broadcast claims.</summary>
public sealed record UnclaimedJob(string MsgId, string Status, DateTimeOffset ReceivedAt, long? Sent);
