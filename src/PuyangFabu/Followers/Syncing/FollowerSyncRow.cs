namespace PuyangFabu.Followers.Syncing;

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

    /// <summary>Who turned out not to follow any more.</summary>
    public long Departed { get; init; }

    public long StartedMs { get; init; }

    public long? FinishedMs { get; init; }

    public long NextStepMs { get; init; }

    /// <summary>Failures in a row; each waits longer.</summary>
    public long Attempts { get; init; }

    public string Problem { get; init; } = "";
}
