using PuyangFabu.People.Moves;

namespace PuyangFabu.Review.Approving;

/// <summary>A stage is passed.</summary>
public sealed record ApproveRequest : MoveRequest
{
    /// <summary>Who proofread in this stage (校对); the person who passes it unless another is named.</summary>
    public string? Proofreader { get; init; }

    /// <summary>In the last stage: findings that may stand, each with a reason.</summary>
    public IReadOnlyList<Overrule>? Overrule { get; init; }

    /// <summary>The text has no body, and the reviewer says that it is meant so; the last one gives a reason in <see cref="Overrule"/> instead.</summary>
    public bool TitleOnly { get; init; }

    /// <summary>Who looked for what must stay secret (保密审查), when that was done here.</summary>
    public string? SecrecyReviewer { get; init; }
}

/// <summary>送审.</summary>
public sealed record SubmitRequest : MoveRequest
{
    /// <summary>快审: first in every list, and what was left out is made up for afterwards. Needs a reason.</summary>
    public bool Urgent { get; init; }

    /// <summary>只发标题和摘要: the text has no body, and is meant so.</summary>
    public bool TitleOnly { get; init; }
}
