namespace PuyangFabu.Conversation.Cases.Pictures;

/// <summary>A picture that goes with a case, shown to nobody but who may see the case.</summary>
public sealed record CasePicture
{
    public long Id { get; init; }

    /// <summary>Null while its form was not handed in, and once it is nobody's any more.</summary>
    public long? CaseId { get; init; }

    /// <summary>Of the form's link while that was not handed in; else empty.</summary>
    public string LinkHash { get; init; } = "";

    /// <summary>Slug of the account whose follower has that link.</summary>
    public string Account { get; init; } = "";

    /// <summary>Who has that link; empty once it goes with a case.</summary>
    public string OpenId { get; init; } = "";

    /// <summary>The message's picture that it is made of; null for what came with a form.</summary>
    public long? SentMediaId { get; init; }

    /// <summary>Of the file; empty while it is not here.</summary>
    public string FileName { get; init; } = "";

    public string ContentType { get; init; } = "";

    /// <summary>SHA-256 of the file in hex: the same picture twice with one form counts once.</summary>
    public string Digest { get; init; } = "";

    public long Bytes { get; init; }

    public long Width { get; init; }

    public long Height { get; init; }

    /// <summary>Why it will never be here.</summary>
    public string Problem { get; init; } = "";

    public required long CreatedMs { get; init; }
}
