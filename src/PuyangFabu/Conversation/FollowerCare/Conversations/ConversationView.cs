using System.Text.Json.Serialization;
using PuyangFabu.Conversation.Media;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.WeChat.Messages;

namespace PuyangFabu.Conversation.FollowerCare.Conversations;

/// <summary>The last messages between a follower and the account.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="RepliesLeft">How many messages may still be sent.</param>
/// <param name="RepliesUntil">Until when; null when none may be sent.</param>
/// <param name="Hint">The same in a sentence.</param>
/// <param name="Talk">Who answers, and what this person can do about it.</param>
public sealed record ConversationView(IReadOnlyList<ConversationItem> Items, int RepliesLeft, DateTimeOffset? RepliesUntil, string Hint, TalkView Talk);

/// <summary>Something that a follower sent or did, or that was sent to the follower.</summary>
/// <param name="Direction"><c>in</c> from the follower, <c>out</c> to the follower.</param>
/// <param name="Kind">WeChat's MsgType, for an event <c>event:</c> and its name.</param>
/// <param name="Text">What was written, or in brackets what it is.</param>
/// <param name="State">One of <see cref="MessageState"/>; null for what the follower sent.</param>
/// <param name="StateName">The same in Chinese.</param>
/// <param name="OperatorName">Who sent it; null for what the follower sent.</param>
/// <param name="Problem">Why it failed or is unknown; null when there is nothing.</param>
public sealed record ConversationItem(
    DateTimeOffset At, string Direction, string Kind, string Text, string? State = null, string? StateName = null, string? OperatorName = null, string? Problem = null)
{
    /// <summary>What it held besides words: the file's id, the place; null when there is nothing.</summary>
    public ConversationContent? Content { get; init; }

    /// <summary>The picture, voice or film that was sent; null where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MediaView? Media { get; init; }

    /// <summary>The article whose card was sent; null for anything else.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? ArticleId { get; init; }

    /// <summary>Address of the picture that was sent; null for anything else.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Picture { get; init; }

    /// <summary>What the product answered by itself; null where it did not, and for what was sent. Pages show it, the operators' calls do not.</summary>
    [JsonIgnore]
    public AutomaticAnswer? Answer { get; init; }
}

/// <summary>What a message held besides words; fields that its kind does not have are null.</summary>
public sealed record ConversationContent
{
    /// <summary>To fetch the file from WeChat with; it lasts three days.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MediaId { get; init; }

    /// <summary>The same for a voice at 16 kHz.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? WideMediaId { get; init; }

    /// <summary>The same for the cover of a film.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CoverMediaId { get; init; }

    /// <summary>Where WeChat shows a picture.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PictureUrl { get; init; }

    /// <summary>Degrees, as WeChat's map has them (GCJ-02).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Latitude { get; init; }

    /// <inheritdoc cref="Latitude"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Longitude { get; init; }

    /// <summary>What the place is called, or what WeChat heard in a voice.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Label { get; init; }

    /// <summary>Of a link or a file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    /// <inheritdoc cref="Title"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Description { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }

    /// <returns>Null for words and for events.</returns>
    internal static ConversationContent? Of(IncomingMessage? message) => message switch
    {
        ImageMessage image => new() { MediaId = Given(image.MediaId), PictureUrl = Given(image.PicUrl) },
        VoiceMessage voice => new() { MediaId = Given(voice.MediaId), WideMediaId = Given(voice.MediaId16K), Label = Given(voice.Recognition) },
        VideoMessage video => new() { MediaId = Given(video.MediaId), CoverMediaId = Given(video.ThumbMediaId) },
        ShortVideoMessage video => new() { MediaId = Given(video.MediaId), CoverMediaId = Given(video.ThumbMediaId) },
        LocationMessage place => new() { Latitude = place.Latitude, Longitude = place.Longitude, Label = Given(place.Label) },
        LinkMessage link => new() { Title = Given(link.Title), Description = Given(link.Description), Url = Given(link.Url) },
        FileMessage file => new() { Title = Given(file.Title), Description = Given(file.Description) },
        _ => null,
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <summary>A message as an operator writes it: one of these.</summary>
/// <param name="Text">At most 2048 bytes.</param>
/// <param name="ArticleId">A published article, sent as a card.</param>
public sealed record MessageInput(string? Text, long? ArticleId = null)
{
    /// <summary>Address of an upload, <c>/uploads/….jpg</c>, sent as a picture.</summary>
    public string? Picture { get; init; }
}
