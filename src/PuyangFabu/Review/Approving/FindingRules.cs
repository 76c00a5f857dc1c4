using PuyangFabu.Content.Checks;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Review.Approving;

/// <summary>What findings mean for the way of a text: some stop it, some need a reason from the last reviewer, some inform.</summary>
public static class FindingRules
{
    /// <summary>The history keeps so many of what was found.</summary>
    public const int MostKept = 50;

    public static Refusal? ForSubmit(IReadOnlyList<TextFinding> findings) => Blocking(findings) is { Count: > 0 } blocking
        ? With(Refusal.Conflict(ReviewRefusals.BlockingFindingsCode, $"有 {blocking.Count} 处必须修改才能继续：{blocking[0].Message}"), blocking)
        : null;

    /// <summary>Whether a text with this in it cannot be handed in. An unknown severity weighs as the heaviest does.</summary>
    public static bool Blocks(TextFinding finding) => FindingSeverity.RankOf(finding.Severity) == 0;

    /// <summary>Whether the last reviewer must say why it may stand.</summary>
    public static bool NeedsReason(TextFinding finding) => finding.Severity == FindingSeverity.Confirm;

    /// <summary>Whether the text has no body, and somebody must say that it is meant so.</summary>
    public static bool IsTitleOnly(IReadOnlyList<TextFinding> findings) => findings.Any(static finding => finding.Rule == CheckRules.EmptyBody);

    /// <param name="overrules">What the last reviewer lets stand.</param>
    public static Refusal? ForLastStage(IReadOnlyList<TextFinding> findings, IReadOnlyList<Overrule> overrules)
    {
        if (ForSubmit(findings) is { } blocked)
        {
            return blocked;
        }

        if (overrules.Any(static overrule => string.IsNullOrWhiteSpace(overrule.Reason)))
        {
            return Refusal.BadInput("overrule", "每一处都要写明理由");
        }

        if (overrules.Any(static overrule => overrule.Reason!.Length > ReviewDesk.LongestWords || overrule.Reason.Contains('\0', StringComparison.Ordinal)))
        {
            return Refusal.BadInput("overrule", "里的理由太长或有不能保存的字符");
        }

        var open = findings
            .Where(finding => NeedsReason(finding) && overrules.All(overrule => overrule.Finding != finding.Id))
            .ToList();
        return open.Count == 0
            ? null
            : With(Refusal.Conflict(ReviewRefusals.OpenFindingsCode, $"有 {open.Count} 处须复核：请修改，或在 overrule 里逐处写明保留的理由。{open[0].Message}"), open);
    }

    /// <summary>The findings that were let stand, each with its reason.</summary>
    public static IReadOnlyList<FindingNote> Overruled(IReadOnlyList<TextFinding> findings, IReadOnlyList<Overrule> overrules) =>
    [
        .. from finding in findings
           where NeedsReason(finding)
           let overrule = overrules.FirstOrDefault(overrule => overrule.Finding == finding.Id)
           where overrule is not null
           select FindingNote.Of(finding) with { Reason = overrule.Reason!.Trim() },
    ];

    private static List<TextFinding> Blocking(IReadOnlyList<TextFinding> findings) => [.. findings.Where(Blocks)];

    private static Refusal With(Refusal refusal, IReadOnlyList<TextFinding> findings) =>
        refusal with { Details = new Dictionary<string, object?> { ["findings"] = findings } };
}

/// <summary>A finding that the last reviewer lets stand.</summary>
/// <param name="Finding">Its id.</param>
/// <param name="Reason">Why; must not be empty.</param>
public sealed record Overrule(string? Finding, string? Reason);
