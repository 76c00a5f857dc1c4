namespace PuyangFabu.Conversation.Media;

/// <summary>A picture, voice or film that a follower sent, on its way from WeChat to a file of ours.</summary>
public sealed record SentMedia
{
    public long Id { get; init; }

    public required string Account { get; init; }

    public required string OpenId { get; init; }

    /// <summary>To fetch it from WeChat with; it lasts three days.</summary>
    public required string MediaId { get; init; }

    /// <summary>One of <see cref="MediaKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>One of <see cref="MediaState"/>.</summary>
    public required string State { get; init; }

    public required long ReceivedMs { get; init; }

    /// <summary>When it is to be fetched, or tried again.</summary>
    public required long NextStepMs { get; init; }

    public long Attempts { get; init; }

    /// <summary>Of the file; empty while there is none.</summary>
    public string FileName { get; init; } = "";

    /// <summary>Of the small picture of it; empty where there is none.</summary>
    public string Thumbnail { get; init; } = "";

    /// <summary>By its content, whatever WeChat called it.</summary>
    public string ContentType { get; init; } = "";

    public long Bytes { get; init; }

    /// <summary>Why the last try failed; of what is kept, why it can be shown to nobody.</summary>
    public string Problem { get; init; } = "";
}
