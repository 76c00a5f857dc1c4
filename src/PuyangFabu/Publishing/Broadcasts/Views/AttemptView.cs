using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Broadcasts.Submitting;

namespace PuyangFabu.Publishing.Broadcasts.Views;

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
