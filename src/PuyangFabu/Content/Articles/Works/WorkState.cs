namespace PuyangFabu.Content.Articles.Works;

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
