using PuyangFabu.Sandbox.Platform.Mass;
using PuyangFabu.WeChat.Messages;

namespace PuyangFabu.Sandbox.Api;

/// <summary>A mass send as the page and scripts see it; ids as text, the openids by their number.</summary>
internal sealed record JobView
{
    public required string MsgId { get; init; }

    public string? MsgDataId { get; init; }

    public string? ClientMsgId { get; init; }

    public required bool ToAll { get; init; }

    public int? TagId { get; init; }

    public required int OpenIds { get; init; }

    public required string MsgType { get; init; }

    public required IReadOnlyList<ArticleView> Articles { get; init; }

    public string? Text { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }

    public required int TotalCount { get; init; }

    public required int Recipients { get; init; }

    public required MassJobState State { get; init; }

    public required string Status { get; init; }

    /// <summary><see cref="Status"/> in Chinese; null while it runs.</summary>
    public string? StatusWords { get; init; }

    public required string MsgStatus { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public required int EventsSent { get; init; }

    public static JobView Of(MassJob job) => new()
    {
        MsgId = Number(job.MsgId)!,
        MsgDataId = Number(job.MsgDataId),
        ClientMsgId = job.ClientMsgId,
        ToAll = job.Audience.ToAll,
        TagId = job.Audience.TagId,
        OpenIds = job.Audience.OpenIds.Count,
        MsgType = job.MsgType,
        Articles = [.. job.Articles.Select(static one => new ArticleView(one.Title, one.Url, one.Deleted))],
        Text = job.Text,
        AcceptedAt = job.AcceptedAt,
        TotalCount = job.TotalCount,
        Recipients = job.Recipients.Count,
        State = job.State,
        Status = job.Status,
        StatusWords = job.Status.Length > 0 ? MassSendStatus.Parse(job.Status).InWords() : null,
        MsgStatus = job.MsgStatus,
        FinishedAt = job.FinishedAt,
        EventsSent = job.EventsSent,
    };

    private static string? Number(long? id) => id?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>One article of a job.</summary>
    internal sealed record ArticleView(string Title, string Url, bool Deleted);
}
