namespace PuyangFabu.Review;

/// <summary>The way of an article to its readers; section <c>Review</c> of the settings.</summary>
public sealed class ReviewOptions
{
    public const string SectionName = "Review";

    /// <summary>The stages in their order, three at least; empty means 初审, 复审 and 终审.</summary>
    public IList<ReviewStage> Stages { get; init; } = [];

    /// <summary>What must be made up for after an urgent publication; empty means the usual ones.</summary>
    public IList<string> ConfirmAfterwards { get; init; } = [];

    /// <summary>Hand only articles to WeChat that passed the review here; null means: outside sandbox mode, where imported samples may be tried.</summary>
    public bool? ReleaseOnlyReviewed { get; init; }
}

/// <summary>One stage of the review (审).</summary>
public sealed record ReviewStage
{
    /// <summary>Name for programs, and the state of an article that waits in this stage.</summary>
    public string Key { get; set; } = "";

    /// <summary>Name for people: 初审.</summary>
    public string Name { get; set; } = "";

    /// <summary>The role that may act in it.</summary>
    public string Role { get; set; } = "";
}
