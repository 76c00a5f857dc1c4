using System.Text.Json.Serialization;

namespace PuyangFabu.Publishing.Broadcasts.Drafting;

/// <summary>A broadcast as a call hands it in. One of articles, text and image; for the audience one of all, a tag and a list.</summary>
public sealed record BroadcastRequest
{
    /// <summary>Slug; the default account when left out.</summary>
    public string? Account { get; init; }

    /// <summary>1 to 8, in the order of the cards.</summary>
    public IReadOnlyList<long>? ArticleIds { get; init; }

    public string? Text { get; init; }

    /// <summary>Path of an uploaded picture, <c>/uploads/…</c>.</summary>
    public string? Image { get; init; }

    public AudienceRequest? Audience { get; init; }

    /// <summary>ISO 8601; without an offset China's time. Left out: as soon as it is approved.</summary>
    public string? ScheduledAt { get; init; }

    /// <summary>Send also what WeChat takes for a reprint; <c>true</c>, <c>false</c>, or WeChat's 1 and 0.</summary>
    [JsonConverter(typeof(SwitchConverter))]
    public bool? SendIgnoreReprint { get; init; }

    /// <summary>Turn links that WeChat does not open in an article into footnotes with the address in plain text; what is sent, and not the article here, is changed.</summary>
    [JsonConverter(typeof(SwitchConverter))]
    public bool? LinkFootnotes { get; init; }

    /// <summary><c>false</c>: after the approval it waits until somebody sends it. Left out: true.</summary>
    public bool? SendWhenApproved { get; init; }

    /// <summary>On a change: the revision that was read.</summary>
    public long? Revision { get; init; }
}
