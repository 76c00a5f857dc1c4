using System.Text.Json;
using System.Text.Json.Serialization;
using PuyangFabu.Accounts;

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

/// <summary>To whom: exactly one of the three.</summary>
public sealed record AudienceRequest
{
    public bool? All { get; init; }

    /// <summary>WeChat's id of the tag.</summary>
    public long? TagId { get; init; }

    /// <summary>Two at least; only for verified service accounts.</summary>
    public IReadOnlyList<string>? OpenIds { get; init; }

    /// <summary>In the place of <see cref="OpenIds"/>: each the short name of a follower, words of his remark, or an openid.</summary>
    public IReadOnlyList<string>? Followers { get; init; }
}

/// <summary>A broadcast's input after it was read: complete and in its limits. Whether its articles may go out is asked later.</summary>
public sealed record BroadcastInput
{
    public required WeChatAccount Account { get; init; }

    /// <summary>One of <see cref="BroadcastKind"/>.</summary>
    public required string Kind { get; init; }

    public IReadOnlyList<long> ArticleIds { get; init; } = [];

    public string Text { get; init; } = "";

    /// <summary>File name of an upload, or empty.</summary>
    public string ImageName { get; init; } = "";

    /// <summary>One of <see cref="AudienceKind"/>.</summary>
    public required string Audience { get; init; }

    public long? TagId { get; init; }

    /// <summary>None twice; empty unless it goes to a list.</summary>
    public IReadOnlyList<string> OpenIds { get; init; } = [];

    public bool SendIgnoreReprint { get; init; }

    public bool LinkFootnotes { get; init; }

    public bool SendWhenApproved { get; init; }

    public long? ScheduledMs { get; init; }
}

/// <summary>Reads a switch that scripts write as WeChat does, 0 and 1, as well as true and false.</summary>
public sealed class SwitchConverter : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number when reader.TryGetInt32(out var number) && number is 0 or 1 => number == 1,
        _ => throw new JsonException("应为 true、false、1 或 0"),
    };

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}
