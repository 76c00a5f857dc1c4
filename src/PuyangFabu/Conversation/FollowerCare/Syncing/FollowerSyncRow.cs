namespace PuyangFabu.Conversation.FollowerCare.Syncing;

/// <summary>The last synchronisation of an account, and the place it has reached.</summary>
public sealed record FollowerSyncRow
{
    public required string Account { get; init; }

    /// <summary>Counts the synchronisations of the account.</summary>
    public required long Run { get; init; }

    public required string State { get; init; }

    public required string Phase { get; init; }

    /// <summary>Where the next page begins.</summary>
    public string NextOpenId { get; init; } = "";

    /// <summary>How many follow, as WeChat says.</summary>
    public long Total { get; init; }

    /// <summary>openids in the pages so far.</summary>
    public long Listed { get; init; }

    /// <summary>People whose details are here.</summary>
    public long Informed { get; init; }

    /// <summary>Whom WeChat did not tell of, or only what cannot be read; what is here of them stays.</summary>
    public long Unread { get; init; }

    /// <summary>Codes of the first of them, with commas between.</summary>
    public string UnreadCodes { get; init; } = "";

    /// <summary>Entries in the list of openids that cannot be read; then nobody is taken for gone.</summary>
    public long Unlisted { get; init; }

    /// <summary>Entries in the list of tags that cannot be read; then no tag is taken for gone.</summary>
    public long UnreadTags { get; init; }

    /// <summary>How many people are asked for next: fewer while an answer cannot be read or one of them is refused.</summary>
    public long Batch { get; init; }

    /// <summary>Who turned out not to follow any more.</summary>
    public long Departed { get; init; }

    public long StartedMs { get; init; }

    public long? FinishedMs { get; init; }

    public long NextStepMs { get; init; }

    /// <summary>Failures in a row; each waits longer.</summary>
    public long Attempts { get; init; }

    public string Problem { get; init; } = "";
}

/// <summary>What the next step of a synchronisation does; the names are stored.</summary>
public static class SyncPhase
{
    /// <summary>Fetch the list of tags.</summary>
    public const string Tags = "tags";

    /// <summary>Fetch one page of openids.</summary>
    public const string Listing = "listing";

    /// <summary>Ask for one batch of people.</summary>
    public const string Informing = "informing";
}

/// <summary>How a synchronisation stands; the names are stored.</summary>
public static class SyncState
{
    public const string Running = "running";
    public const string Done = "done";

    /// <summary>WeChat refused something that waiting does not change.</summary>
    public const string Failed = "failed";
}
