using PuyangFabu.Content.Versions;

namespace PuyangFabu.Conversation.Cases.Chat;

/// <summary>What a follower told of a case so far.</summary>
public sealed record CaseDraft
{
    public long Id { get; init; }

    public required string Account { get; init; }

    public required string OpenId { get; init; }

    /// <summary>One of <see cref="CaseStage"/>: what is asked for now.</summary>
    public required string Step { get; init; }

    /// <summary>One of <see cref="CaseType"/>; empty while it was not said.</summary>
    public string Type { get; init; } = "";

    public string County { get; init; } = "";

    public string Place { get; init; } = "";

    public string Text { get; init; } = "";

    /// <summary>Sealed; empty when not said.</summary>
    public string Contact { get; init; } = "";

    public bool Anonymous { get; init; }

    public bool Publishable { get; init; }

    /// <summary>WeChat's ids of the pictures that were sent, as a JSON array.</summary>
    public string Media { get; init; } = "[]";

    /// <summary>Given before the last question, so that the answer to it can name it.</summary>
    public string Number { get; init; } = "";

    /// <summary>Of the query code, once it is handed in.</summary>
    public string CodeHash { get; init; } = "";

    public required long UpdatedMs { get; init; }

    public IReadOnlyList<string> MediaIds => ContentJson.Read<string[]>(Media);

    public CaseDraft WithMedia(string mediaId) => MediaIds.Contains(mediaId) ? this : this with { Media = ContentJson.Write(MediaIds.Append(mediaId).ToArray()) };
}
