using PuyangFabu.Content.Checks;

namespace PuyangFabu.Review;

/// <summary>A finding as the history keeps it.</summary>
public sealed record FindingNote(string Id, string Severity, string Field, string Message, string Excerpt)
{
    /// <summary>Why it was let stand; null unless it was.</summary>
    public string? Reason { get; init; }

    public static FindingNote Of(TextFinding finding) => new(finding.Id, finding.Severity, finding.Field, finding.Message, finding.Excerpt);
}
