using PuyangFabu.People.Moves;

namespace PuyangFabu.Content.Articles.Works;

/// <summary>What editors see of an article: how far its newest version is on its way to readers.</summary>
public sealed record ArticleWork : IMovable
{
    public required long ArticleId { get; init; }

    /// <summary>One of <see cref="WorkState"/>, or the key of the stage that it waits in.</summary>
    public required string State { get; init; }

    /// <summary>Grows with every move and save.</summary>
    public required long Revision { get; init; }

    /// <summary>Number of the newest version.</summary>
    public required long HeadVersion { get; init; }

    /// <summary>Hash of the newest version's content.</summary>
    public required string ContentHash { get; init; }

    public required string Title { get; init; }

    public required long BoardId { get; init; }

    public string Kind { get; init; } = "";

    /// <summary>Who began it; null for an import.</summary>
    public long? WriterId { get; init; }

    public string WriterName { get; init; } = "";

    public long? LastEditorId { get; init; }

    public string LastEditorName { get; init; } = "";

    /// <summary>Who handed it in for the present round.</summary>
    public long? SubmitterId { get; init; }

    /// <summary>How often it was handed in; 0 before the first time.</summary>
    public long Round { get; init; }

    /// <summary>快审: the present round is in a hurry.</summary>
    public bool Urgent { get; init; }

    /// <summary>1 while an urgent one waits for someone, so that it stands before all others; else 0.</summary>
    public long QueueRank { get; init; }

    /// <summary>The version that readers see; null when they see none.</summary>
    public long? LiveVersion { get; init; }

    public string LiveHash { get; init; } = "";

    /// <summary>The time of publication that readers see.</summary>
    public long? LiveMs { get; init; }

    public long? ScheduledMs { get; init; }

    public long? LockedBy { get; init; }

    public string LockedName { get; init; } = "";

    public long? LockedUntilMs { get; init; }

    public long CreatedMs { get; init; }

    public long UpdatedMs { get; init; }

    public bool IsLive => LiveVersion is not null;

    /// <summary>True when someone else keeps it for editing.</summary>
    public bool IsLockedFor(long? operatorId, long nowMs) => LockedBy is { } holder && holder != operatorId && LockedUntilMs > nowMs;
}

/// <summary>States of an article's work as stored; between draft and approved lie the stages of the review, each a state by its own key.</summary>
public static class WorkState
{
    public const string Draft = "draft";

    /// <summary>Passed the last stage; waits to be published.</summary>
    public const string Approved = "approved";

    /// <summary>Will be published by itself.</summary>
    public const string Scheduled = "scheduled";

    /// <summary>What readers see is the newest version.</summary>
    public const string Published = "published";

    public const string Withdrawn = "withdrawn";

    /// <summary>In the recycle bin (回收站).</summary>
    public const string Deleted = "deleted";

    public static IReadOnlyList<string> All { get; } = [Draft, Approved, Scheduled, Published, Withdrawn, Deleted];
}
