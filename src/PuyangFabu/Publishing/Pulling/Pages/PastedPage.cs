namespace PuyangFabu.Publishing.Pulling.Pages;

/// <summary>An address of one of the account's own articles that an editor pasted.</summary>
public sealed record PastedPage
{
    /// <summary>To be opened.</summary>
    public const string Waiting = "waiting";

    /// <summary>Its article is here.</summary>
    public const string Done = "done";

    /// <summary>Its article could not be had; the note says why.</summary>
    public const string Failed = "failed";

    public long Id { get; init; }

    /// <summary>Slug.</summary>
    public required string Account { get; init; }

    public required string Url { get; init; }

    /// <summary>See <see cref="WeChatAddress.KeyOf"/>.</summary>
    public required string UrlKey { get; init; }

    /// <summary>One of the above.</summary>
    public required string State { get; init; }

    /// <summary>What was lost, or why there is nothing, in Chinese.</summary>
    public string Note { get; init; } = "";

    public long? ArticleId { get; init; }

    public long? AskedBy { get; init; }

    public required string AskedName { get; init; }

    public long AskedMs { get; init; }

    /// <summary>When it is opened, at the earliest.</summary>
    public long NextMs { get; init; }

    /// <summary>How often it was opened in vain.</summary>
    public long Attempts { get; init; }
}
