using PuyangFabu.Foundation.DoctorChecks;

namespace PuyangFabu.Operations.Doctor;

/// <summary>All findings, in the order of the checks.</summary>
public sealed record DoctorReport(FindingLevel Worst, IReadOnlyList<Finding> Items)
{
    public static DoctorReport Of(IReadOnlyList<Finding> findings) =>
        new(findings.Select(static finding => finding.Level).DefaultIfEmpty().Max(), findings);
}
