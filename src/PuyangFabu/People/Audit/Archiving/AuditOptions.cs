namespace PuyangFabu.People.Audit.Archiving;

/// <summary>How long the record stays in the database; section <c>Audit</c> of the settings.</summary>
public sealed class AuditOptions
{
    public const string SectionName = "Audit";
    private const int ShortestDays = 365;
    private const int LongestDays = 36_500;

    /// <summary>
    /// After how many days entries are moved out of the database into files beside it, by whole months; 0 for never. A year is
    /// the least that records of what was done must be kept at hand (互联网政务应用安全管理规定, article 20); the files are kept for ever.
    /// </summary>
    public int KeepDays { get; set; }

    /// <returns>A sentence that names the key, or null.</returns>
    public static string? FirstProblem(AuditOptions options) => options.KeepDays is 0 or (>= ShortestDays and <= LongestDays)
        ? null
        : $"Audit:KeepDays 的值 {options.KeepDays} 不对：审计按规定至少留一年，应在 {ShortestDays} 与 {LongestDays} 之间，或为 0，永远留在数据库里。";
}
