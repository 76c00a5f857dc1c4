using System.Text.Json.Serialization;

namespace PuyangFabu.Conversation.Media;

/// <summary>A picture, voice or film of a conversation as operators see it.</summary>
/// <param name="Id">To ask for the file with.</param>
/// <param name="Kind">One of <see cref="MediaKind"/>.</param>
/// <param name="State">One of <see cref="MediaState"/>.</param>
/// <param name="StateName">The same in Chinese.</param>
/// <param name="Problem">Why it is not here; null when there is nothing.</param>
public sealed record MediaView(long Id, string Kind, string State, string StateName, string? Problem)
{
    /// <summary>By its content; null while it is not here.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ContentType { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Bytes { get; init; }

    internal static MediaView Of(SentMedia media) => new(media.Id, media.Kind, media.State, MediaState.NameOf(media.State), media.Problem.Length > 0 ? media.Problem : null)
    {
        ContentType = media.ContentType.Length > 0 ? media.ContentType : null,
        Bytes = media.Bytes > 0 ? media.Bytes : null,
    };
}
