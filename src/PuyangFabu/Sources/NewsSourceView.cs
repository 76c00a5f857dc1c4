using PuyangFabu.Content.Directories;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Sources;

/// <summary>A source as the operators' calls show it, with how it was last found.</summary>
public sealed record NewsSourceView
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Id of the unit in the directory.</summary>
    public required long Unit { get; init; }

    /// <summary>One of <see cref="SourceForm"/>.</summary>
    public required string Form { get; init; }

    public required string Address { get; init; }

    public required string ItemSelector { get; init; }

    public required string TitleSelector { get; init; }

    public required string LinkSelector { get; init; }

    public required string DateSelector { get; init; }

    public required string BodySelector { get; init; }

    /// <summary>Slug of the board; null when no drafts are made, or the board is gone.</summary>
    public string? Board { get; init; }

    /// <summary>Id of the responsible editor; null when no drafts are made.</summary>
    public long? Editor { get; init; }

    public required long IntervalMinutes { get; init; }

    /// <summary>One of <see cref="ReprintRight"/>.</summary>
    public required string Reprint { get; init; }

    public required bool Listed { get; init; }

    public required bool Enabled { get; init; }

    public required long Revision { get; init; }

    /// <summary>What is wrong with it, in Chinese; null when nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset? ProblemSince { get; init; }

    /// <summary>Why it could not be read the last time, in Chinese; null when it could, or is not read. One failure alone is no <see cref="Problem"/> yet.</summary>
    public string? Failure { get; init; }

    /// <summary>When it was last read well; null when it never was.</summary>
    public DateTimeOffset? ReadAt { get; init; }
}

/// <summary>A source as an editor hands it in.</summary>
[EchoOf(typeof(NewsSourceView))]
public sealed record NewsSourceInput
{
    public string? Name { get; init; }

    /// <summary>The unit by its id or name in the directory.</summary>
    public UnitReference? Unit { get; init; }

    public string? Form { get; init; }

    public string? Address { get; init; }

    public string? ItemSelector { get; init; }

    public string? TitleSelector { get; init; }

    public string? LinkSelector { get; init; }

    public string? DateSelector { get; init; }

    public string? BodySelector { get; init; }

    /// <summary>Slug of the board.</summary>
    public string? Board { get; init; }

    /// <summary>Id of the responsible editor.</summary>
    public long? Editor { get; init; }

    /// <summary>Left out: an hour.</summary>
    public long? IntervalMinutes { get; init; }

    public string? Reprint { get; init; }

    /// <summary>Left out: drafts are made.</summary>
    public bool? Listed { get; init; }

    /// <summary>Left out: it is read.</summary>
    public bool? Enabled { get; init; }

    /// <summary>The revision that was read; saving on another one is refused. Left out: whatever is stored is replaced.</summary>
    public long? Revision { get; init; }
}
