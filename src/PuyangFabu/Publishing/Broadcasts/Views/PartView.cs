using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Broadcasts.Finishing;

namespace PuyangFabu.Publishing.Broadcasts.Views;

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
