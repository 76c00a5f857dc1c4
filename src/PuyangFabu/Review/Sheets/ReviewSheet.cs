using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Review.Sheets;

/// <summary>审核单: one round of an article's review on one printable page.</summary>
public sealed record ReviewSheet
{
    public required ArticleWork Work { get; init; }

    /// <summary>The round that it tells of.</summary>
    public required long Round { get; init; }

    /// <summary>The version that was reviewed in this round.</summary>
    public required ArticleVersion Version { get; init; }

    public required ArticleDocument Document { get; init; }

    /// <summary>Names of its board and the further ones.</summary>
    public required string Boards { get; init; }

    public required string StateName { get; init; }

    /// <summary>Null before the first time it is handed in.</summary>
    public ArticleEvent? Submitted { get; init; }

    /// <summary>Every stage in its order, passed or not yet.</summary>
    public required IReadOnlyList<SheetStage> Stages { get; init; }

    /// <summary>What the checks found when it was handed in or last passed, with the reasons of what was let stand.</summary>
    public required IReadOnlyList<FindingNote> Findings { get; init; }

    /// <summary>Null until readers get this version.</summary>
    public ArticleEvent? Published { get; init; }

    /// <summary>When it was sent back, withdrawn or planned, and why.</summary>
    public required IReadOnlyList<ArticleEvent> Remarks { get; init; }

    public required IReadOnlyList<Confirmation> Confirmations { get; init; }
}
