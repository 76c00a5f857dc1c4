using PuyangFabu.Sandbox.Replies;

namespace PuyangFabu.Sandbox.Phones;

/// <summary>One thing in a chat; only the fields of its kind are set.</summary>
internal sealed record ChatEntry
{
    /// <summary>Counts up within the sandbox; set when the entry is kept.</summary>
    public long Id { get; init; }

    /// <summary>Whose chat; set when the entry is kept.</summary>
    public string OpenId { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public required ChatSide Side { get; init; }

    /// <summary><c>text</c>, <c>image</c>, <c>voice</c>, <c>video</c>, <c>location</c>, <c>link</c>, <c>news</c>, <c>pushed</c> (news the account sent by itself), <c>music</c>, <c>menu</c> or <c>notice</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The delivery that carried it or brought it.</summary>
    public long? DeliveryId { get; init; }

    public string? Text { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Url { get; init; }

    /// <summary>A picture the page can load; null where only a media id is known.</summary>
    public string? PicUrl { get; init; }

    /// <summary>Length of a voice or video message.</summary>
    public int? Seconds { get; init; }

    public IReadOnlyList<ReplyArticle> Articles { get; init; } = [];

    /// <summary>True for what was sent to this phone alone, to be looked at before it goes out.</summary>
    public bool? Preview { get; init; }
}

/// <summary>On which side of the chat an entry stands.</summary>
internal enum ChatSide
{
    /// <summary>Right and green: the follower's own.</summary>
    Me,

    /// <summary>Left and white: the account's.</summary>
    Account,

    /// <summary>In the middle and grey: the platform's notice.</summary>
    Notice,
}
